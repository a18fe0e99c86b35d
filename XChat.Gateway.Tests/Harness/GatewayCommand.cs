using System.Diagnostics;

namespace XChat.Gateway.Tests.Harness;

/// <summary>The gateway as a command that ends by itself, in a folder of the test's own.</summary>
public sealed class GatewayCommand : IDisposable
{
    /// <summary>What a command did.</summary>
    public sealed record Outcome(int ExitCode, string Output, string Errors);

    public string Folder { get; } = Directory.CreateTempSubdirectory("xchat-command-").FullName;

    /// <summary>Puts a file into its folder.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs it with no variable of the tests' own environment that it reads.</summary>
    public async Task<Outcome> RunAsync(IEnumerable<string> arguments, string input = "", params (string Name, string Value)[] environment)
    {
        var start = TestedServer.With(arguments);
        start.WorkingDirectory = Folder;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("XCHAT", StringComparison.OrdinalIgnoreCase) || name is "TOKEN" or "PORT" or "BIND_ADDR").ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(timeout.Token);
        return new Outcome(process.ExitCode, await output, await errors);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
