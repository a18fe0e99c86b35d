using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Akka.Configuration;

namespace XChat.Gateway.Configuration;

/// <summary>Finds the configuration's layers, lays them over each other and checks the whole.</summary>
/// <remarks>From below: the reference in the binary, the operator's file, the <c>.env</c> file, the environment.</remarks>
public static class ConfigurationLoader
{
    private const string Reference = "xchat.conf";

    /// <summary>Loads it for this process.</summary>
    /// <param name="args">The command line; its first argument is the operator's file.</param>
    /// <param name="options">The configuration.</param>
    /// <param name="why">One line that names file, key, value and what is allowed, where it cannot be used.</param>
    public static bool TryLoad(IReadOnlyList<string> args, [NotNullWhen(true)] out GatewayOptions? options, [NotNullWhen(false)] out string? why) =>
        TryLoad(args, ProcessVariables(), Directory.GetCurrentDirectory(), out options, out why);

    /// <summary>Loads it for this process and touches nothing: no folder is made.</summary>
    public static bool TryCheck(IReadOnlyList<string> args, [NotNullWhen(true)] out GatewayOptions? options, [NotNullWhen(false)] out string? why) =>
        TryLoad(args, ProcessVariables(), Directory.GetCurrentDirectory(), out options, out why, toServe: false);

    /// <summary>Loads it for this command line and environment.</summary>
    public static bool TryLoad(
        IReadOnlyList<string> args,
        IReadOnlyDictionary<string, string> environment,
        string directory,
        [NotNullWhen(true)] out GatewayOptions? options,
        [NotNullWhen(false)] out string? why,
        bool toServe = true)
    {
        try
        {
            (options, why) = (Load(args, environment, directory, toServe), null);
        }
        catch (InvalidConfiguration invalid)
        {
            (options, why) = (null, invalid.Message);
        }

        return options is not null;
    }

    private static GatewayOptions Load(IReadOnlyList<string> args, IReadOnlyDictionary<string, string> environment, string directory, bool toServe)
    {
        var variables = EnvironmentLayer.Variables(environment, directory);
        List<HoconLayer> files = [HoconLayer.Parse($"{Reference} (in the binary)", ReferenceText())];
        if (OperatorsFile(args, variables) is { } path)
        {
            files.Add(HoconLayer.Read(Path.GetFullPath(path, directory)));
        }

        var settings = new Settings();
        files.ForEach(file => settings.Lay(file.Settings));
        settings.Lay(EnvironmentLayer.Settings(variables));

        var options = Sections.Read(settings, directory, toServe) with { Akka = AkkaOf(files), Effective = new(() => EffectiveOf(settings, files)) };
        settings.RejectUnknown();
        return options;
    }

    private static string? OperatorsFile(IReadOnlyList<string> args, IReadOnlyDictionary<string, EnvironmentLayer.Variable> variables) =>
        args.Count > 0 ? args[0]
        : variables.GetValueOrDefault("XCHAT_CONFIG")?.Value is { Length: > 0 } path ? path
        : null;

    private static ImmutableArray<EffectiveSetting> EffectiveOf(Settings settings, List<HoconLayer> files)
    {
        var actors = new Settings();
        files.ForEach(file => actors.Lay(file.ActorSettings));
        return [.. settings.All.Concat(actors.All).Select(setting => EffectiveSetting.Of(setting, reference: files[0].Source))];
    }

    private static Dictionary<string, string> ProcessVariables()
    {
        var variables = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return variables;
    }

    private static Config AkkaOf(List<HoconLayer> files) => files
        .Select(file => file.ForActors)
        .Aggregate((below, above) => above.WithFallback(below));

    private static string ReferenceText()
    {
        using var resource = typeof(ConfigurationLoader).Assembly.GetManifestResourceStream(Reference)
            ?? throw new InvalidOperationException($"The resource {Reference} is missing from this build.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
