using XChat.Gateway.Configuration;
using Xunit;

namespace XChat.Gateway.Tests.Configuration;

/// <summary>Loads configurations from a folder of the test's own.</summary>
internal sealed class Loaded : IDisposable
{
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<string> _arguments = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("xchat-conf").FullName;

    public static GatewayOptions With(string hocon, params (string Name, string Value)[] variables)
    {
        using var loaded = new Loaded();
        return loaded.File(hocon).Variables(variables).Options();
    }

    public static string Refused(string hocon, params (string Name, string Value)[] variables)
    {
        using var loaded = new Loaded();
        return loaded.File(hocon).Variables(variables).Why();
    }

    public Loaded File(string hocon, string name = "own.conf")
    {
        _variables["XCHAT_CONFIG"] = Write(name, hocon);
        return this;
    }

    public Loaded Argument(string argument)
    {
        _arguments.Add(argument);
        return this;
    }

    public Loaded Variables(params (string Name, string Value)[] variables)
    {
        foreach (var (name, value) in variables)
        {
            _variables[name] = value;
        }

        return this;
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public GatewayOptions Options()
    {
        Assert.True(ConfigurationLoader.TryLoad(_arguments, _variables, Folder, out var options, out var why), why);
        return options;
    }

    public string Why()
    {
        Assert.False(ConfigurationLoader.TryLoad(_arguments, _variables, Folder, out _, out var why));
        Assert.DoesNotContain('\n', why);
        return why;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
