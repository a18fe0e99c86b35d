using System.Collections.Immutable;
using dotenv.net;

namespace XChat.Gateway.Configuration;

/// <summary>What the environment says: the variables of the original server, and <c>XCHAT__…</c> for any key.</summary>
internal static class EnvironmentLayer
{
    private const string Prefix = "XCHAT__";
    private const string Process = "environment";

    // An empty token means that there is none; anything else that is empty was left out by whoever filled in a template.
    private static readonly (string Variable, string[] Path, bool MayBeEmpty)[] Original =
    [
        ("BIND_ADDR", ["xchat", "bind"], false),
        ("TOKEN", ["xchat", "token"], true),
        ("MESSAGE_LIMIT", ["xchat", "history"], false),
        ("UPLOAD_DIR", ["xchat", "uploads", "directory"], false),
        ("MAX_UPLOAD_BYTES", ["xchat", "uploads", "max-file-bytes"], false),
        ("BODY_LIMIT_BYTES", ["xchat", "uploads", "max-request-bytes"], false),
        ("ALLOWED_MIMES", ["xchat", "uploads", "mimes"], false),
    ];

    /// <summary>The variables of the process over those of a <c>.env</c> file in <paramref name="directory"/>, if there is one.</summary>
    /// <exception cref="InvalidConfiguration">There is one, and it cannot be read.</exception>
    public static IReadOnlyDictionary<string, Variable> Variables(IReadOnlyDictionary<string, string> process, string directory)
    {
        var variables = Read(Path.Combine(directory, ".env"));
        foreach (var (name, value) in process)
        {
            variables[name] = new Variable(value, Process);
        }

        return variables;
    }

    private static Dictionary<string, Variable> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            // Without expansion: a secret may have a dollar in it.
            return DotEnv.Read(new DotEnvOptions(
                ignoreExceptions: false, envFilePaths: [path], trimValues: true, supportExportSyntax: true, supportVariableExpansion: false))
                .ToDictionary(v => v.Key, v => new Variable(v.Value, path));
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            throw new InvalidConfiguration($"{path}: this is no valid .env file: {wrong.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>The settings among <paramref name="variables"/>; those of the original first, so that an exact key wins.</summary>
    public static IEnumerable<Setting> Settings(IReadOnlyDictionary<string, Variable> variables)
    {
        if (Given("BIND_ADDR", variables) is null && Given("PORT", variables) is { } port)
        {
            yield return new Setting(["xchat", "bind"], port.Source, "PORT", "0.0.0.0:" + port.Value.Trim());
        }

        foreach (var (variable, path, mayBeEmpty) in Original)
        {
            if ((mayBeEmpty ? variables.GetValueOrDefault(variable) : Given(variable, variables)) is { } given)
            {
                yield return new Setting([.. path], given.Source, variable, given.Value);
            }
        }

        foreach (var (name, given) in variables.Where(v => v.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            yield return new Setting(PathOf(name), given.Source, name, given.Value);
        }
    }

    private static Variable? Given(string variable, IReadOnlyDictionary<string, Variable> variables) =>
        variables.GetValueOrDefault(variable) is { } given && !string.IsNullOrWhiteSpace(given.Value) ? given : null;

    // Most shells take neither a dash nor, by custom, small letters in a variable's name. A room's or admin's name stays as it is.
    private static ImmutableArray<string> PathOf(string name)
    {
        var parts = name[Prefix.Length..].Split("__");
        var first = Key(parts[0]);
        return ["xchat", .. parts.Select((part, i) => i == 1 && first is "rooms" or "admins" && i == 1 ? part : Key(part))];
    }

    private static string Key(string part) => part.ToLowerInvariant().Replace('_', '-');

    /// <summary>A variable of the environment.</summary>
    /// <param name="Value">What it says.</param>
    /// <param name="Source">The environment, or the <c>.env</c> file.</param>
    public sealed record Variable(string Value, string Source);
}
