using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace XChat.Benchmarks.Hostile;

/// <summary><c>attack …</c>: the hostile clients, in a process of their own that comes after everybody else for the machine. It is the server's answers that are to hurt, not the load of making attacks.</summary>
public static class AttackCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "the server's" };
        var attackers = new Option<int>("--attackers") { Description = "how many" };
        var held = new Option<int>("--held") { Description = "half-open handshakes of each who does that" };
        var command = new Command("attack", "Attacks until its input ends; started by hostile.") { port, attackers, held };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(port), parsed.GetValue(attackers), parsed.GetValue(held)));
        return command;
    }

    /// <summary>Starts it. It ends when its input does.</summary>
    public static Process Start(int port, int attackers, int held)
    {
        var start = new ProcessStartInfo("nice", ["-n", "19", Environment.ProcessPath!]) { RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var word in new[] { "attack", "--port", Number(port), "--attackers", Number(attackers), "--held", Number(held) })
            start.ArgumentList.Add(word);
        return Process.Start(start) ?? throw new InvalidOperationException("The attackers did not start.");
    }

    private static async Task RunAsync(int port, int attackers, int held)
    {
        using var over = new CancellationTokenSource();
        var kinds = Attacks.All(held);
        var all = Enumerable.Range(0, attackers).Select(i =>
            Attacks.GoOnAsync(kinds[i % kinds.Count], port, $"127.0.66.{Number(i + 1)}", over.Token)).ToList();
        await Console.In.ReadToEndAsync();
        await over.CancelAsync();
        await Task.WhenAll(all);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
