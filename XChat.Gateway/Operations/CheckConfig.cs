using XChat.Gateway.Configuration;

namespace XChat.Gateway.Operations;

/// <summary><c>XChat.Gateway check-config</c>: what the configuration comes to, and where each value stands. No secret is shown.</summary>
public static class CheckConfig
{
    private const int Column = 60;

    /// <summary>Prints it for the file that the first argument or <c>XCHAT_CONFIG</c> names, and this environment.</summary>
    /// <returns>The exit code: 0, or 1 where the server would not start with it; then the reason is on the error output.</returns>
    public static int Run(IReadOnlyList<string> args)
    {
        if (!ConfigurationLoader.TryCheck(args, out var options, out var why))
        {
            Console.Error.WriteLine(why);
            return 1;
        }

        var lines = new KeyLines();
        foreach (var value in options.Effective.Value)
        {
            Console.Out.WriteLine($"{value.Key} = {value.Value}".PadRight(Column) + $"  # {WhereOf(value, lines)}");
        }

        foreach (var warning in options.Warnings)
        {
            Console.Error.WriteLine($"Warning: {warning}");
        }

        return 0;
    }

    private static string WhereOf(EffectiveSetting value, KeyLines lines) =>
        value.Variable is { } variable ? $"{value.Source}: {variable}"
        : lines.Find(value.Source, value.Path) is { } line ? $"{value.Source}:{line}"
        : value.Source;
}
