using System.CommandLine;

namespace XChat.Benchmarks.Fanout;

/// <summary><c>fanout …</c>: runs servers as processes of their own, loads them over loopback, and prints one table.</summary>
public static class FanoutCommand
{
    public static Command Create()
    {
        var mode = Option("--mode", Mode.Closed, "closed: a window of messages under way; open: a fixed rate; idle: memory per connection; churn: connect, join, leave; storm: all drop and come back; slow: open loop beside stalled readers; start: time to the first join, and what an idle server weighs");
        var servers = Option("--servers", "xchat,naive,loop", "which servers, interleaved in this order (xchat, naive, loop; NAME=PATH for another build of the gateway; NAME+tls for a gateway with TLS of its own; NAME+metrics for one whose /metrics is read each second; NAME*N for N gateways, among which the clients are spread: --conf says what they share)");
        var gateway = Option("--gateway", "XChat.Gateway/bin/Release/net10.0/XChat.Gateway.dll", "XChat.Gateway.dll or a published binary");
        var receivers = Option("--receivers", 1000, "clients that join and listen");
        var senders = Option("--senders", 1, "how many of them also post");
        var size = Option("--size", 100, "length of a text, in characters (40 or more)");
        var rate = Option("--rate", 20, "open loop: messages a second in all");
        var window = Option("--window", 200, "closed loop: messages under way in all");
        var seconds = Option("--seconds", 5, "measured seconds of one run");
        var rounds = Option("--rounds", 3, "runs per server; medians are printed");
        var stalled = Option("--stalled", 10, "slow mode: clients that join and never read");
        var overlay = new Option<string?>("--conf") { Description = "a HOCON file laid over the configuration that xchat is run with" };
        var command = new Command("fanout", "Measures what telling a room costs.")
        {
            mode, servers, gateway, receivers, senders, size, rate, window, seconds, rounds, stalled, overlay,
        };
        command.SetAction((parsed, stop) => FanoutRun.RunAsync(new FanoutOptions(
            parsed.GetValue(mode),
            parsed.GetValue(servers)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            parsed.GetValue(gateway)!,
            parsed.GetValue(receivers), parsed.GetValue(senders), parsed.GetValue(size), parsed.GetValue(rate),
            parsed.GetValue(window), parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(stalled),
            parsed.GetValue(overlay) is { } file ? File.ReadAllText(file) : null), stop));
        return command;
    }

    private static Option<T> Option<T>(string name, T standard, string description) =>
        new(name) { DefaultValueFactory = _ => standard, Description = description };
}
