using System.Reflection;
using System.Runtime.InteropServices;

namespace XChat.Gateway.Operations;

/// <summary>What the process was asked to do.</summary>
public enum Command
{
    /// <summary>Serve.</summary>
    Serve,

    /// <summary>Say how it is used.</summary>
    Help,

    /// <summary>Say which version it is.</summary>
    Version,

    /// <summary>Say what the configuration comes to.</summary>
    CheckConfig,

    /// <summary>Make a hash of an admin's token.</summary>
    HashToken,
}

/// <summary>The command line: four words, one file and no options are taken apart faster than any library is loaded.</summary>
/// <param name="Command">What is asked for.</param>
/// <param name="Rest">What follows it: at most one argument.</param>
public sealed record CommandLine(Command Command, IReadOnlyList<string> Rest)
{
    private const string Usage = """
        Usage:
          XChat.Gateway [FILE]                serve; FILE is laid over the reference configuration
          XChat.Gateway check-config [FILE]   print the effective configuration and where each value comes from;
                                              1 and the reason where it cannot be used
          XChat.Gateway hash-token            read an admin's token from the input, print its hash for xchat.admins
          XChat.Gateway --version | --help

        Without FILE, XCHAT_CONFIG names it. Any key can come from the environment: XCHAT__limits__connections=500;
        so can BIND_ADDR, PORT, TOKEN, MESSAGE_LIMIT, UPLOAD_DIR, MAX_UPLOAD_BYTES, BODY_LIMIT_BYTES, ALLOWED_MIMES.
        A .env file in the working directory is read first.

        Signals: SIGHUP reads the configuration again; SIGTERM and SIGINT stop the server.
        """;

    /// <summary>Takes the arguments apart.</summary>
    /// <param name="why">One line for people, where the result is null.</param>
    public static CommandLine? Parse(IReadOnlyList<string> args, out string why)
    {
        why = "";
        var (command, rest) = args switch
        {
            [] => (Command.Serve, args),
            ["--help" or "-h" or "-?" or "help", ..] => (Command.Help, []),
            ["--version" or "version"] => (Command.Version, []),
            ["check-config", ..] => (Command.CheckConfig, args.Skip(1).ToList()),
            ["hash-token", ..] => (Command.HashToken, args.Skip(1).ToList()),
            _ => (Command.Serve, args),
        };

        // A token may begin with a dash; a file that does can be written as ./-file.
        if (command != Command.HashToken && rest.FirstOrDefault(arg => arg.StartsWith('-')) is { } option)
        {
            why = $"There is no option {option}. XChat.Gateway --help says what there is.";
            return null;
        }

        if (rest.Count > 1)
        {
            why = $"{rest[1]} is one argument too many. XChat.Gateway --help says what there is.";
            return null;
        }

        return new CommandLine(command, rest);
    }

    /// <summary>Does what is done without a server.</summary>
    /// <returns>The exit code; null where the server is what is asked for.</returns>
    public int? RunAlone()
    {
        switch (Command)
        {
            case Command.Help:
                Console.Out.WriteLine(Usage);
                return 0;
            case Command.Version:
                Console.Out.WriteLine($"XChat {Version} on {RuntimeInformation.FrameworkDescription}");
                return 0;
            case Command.CheckConfig:
                return CheckConfig.Run(Rest);
            case Command.HashToken:
                return HashToken.Run(Rest);
            default:
                return null;
        }
    }

    private static string Version =>
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
