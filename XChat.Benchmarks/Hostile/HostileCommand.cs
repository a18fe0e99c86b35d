using System.CommandLine;

namespace XChat.Benchmarks.Hostile;

/// <summary>What one call of <c>hostile</c> measures.</summary>
public sealed record HostileOptions(string Gateway, int Honest, int Attackers, int Held, int Rate, int Seconds, int Rounds, string? Overlay);

/// <summary><c>hostile …</c>: what fifty hostile clients cost two hundred honest ones.</summary>
public static class HostileCommand
{
    public static Command Create()
    {
        var gateway = Option("--gateway", "XChat.Gateway/bin/Release/net10.0/XChat.Gateway.dll", "XChat.Gateway.dll or a published binary");
        var honest = Option("--honest", 200, "clients that behave");
        var attackers = Option("--attackers", 50, "clients that do not: floods, garbage, stalls, half-open handshakes, wrong tokens, oversize uploads, coming and going");
        var held = Option("--held", 20, "handshakes that each attacker who does that begins and does not finish, at once");
        var rate = Option("--rate", 50, "messages a second of the honest ones in all");
        var seconds = Option("--seconds", 20, "seconds of peace, of attack, and of peace again");
        var rounds = Option("--rounds", 3, "servers one after the other; medians are printed");
        var overlay = new Option<string?>("--conf") { Description = "a HOCON file laid over the configuration" };
        var command = new Command("hostile", "Measures what hostile clients cost honest ones; fails where that is more than is promised.")
        {
            gateway, honest, attackers, held, rate, seconds, rounds, overlay,
        };
        command.SetAction((parsed, stop) => new HostileRun(new HostileOptions(
            parsed.GetValue(gateway)!, parsed.GetValue(honest), parsed.GetValue(attackers), parsed.GetValue(held), parsed.GetValue(rate), parsed.GetValue(seconds),
            parsed.GetValue(rounds), parsed.GetValue(overlay) is { } file ? File.ReadAllText(file) : null)).RunAsync(stop));
        return command;
    }

    private static Option<T> Option<T>(string name, T standard, string description) =>
        new(name) { DefaultValueFactory = _ => standard, Description = description };
}
