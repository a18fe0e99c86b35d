using System.CommandLine;

namespace XChat.Benchmarks.Kernel;

/// <summary><c>kernel</c>: what the actors themselves cost, beside a plain channel in the same run.</summary>
internal static class KernelCommand
{
    public static Command Create()
    {
        var only = new Option<string?>("--only") { Description = "The scenarios whose names contain this." };
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each scenario, interleaved; the median counts.", DefaultValueFactory = _ => 5 };
        var cold = new Option<bool>("--cold-start") { Description = "Only the first system of this process: milliseconds to make it, and methods compiled." };
        var command = new Command("kernel", "One-way tell, ping-pong, fan-out, ask, spawn and stop, memory and start of the actor kernel.") { only, rounds, cold };
        command.SetAction((parsed, _) => parsed.GetValue(cold) ? ColdStart.MeasureHereAsync() : KernelRun.RunAsync(parsed.GetValue(only), parsed.GetValue(rounds)));
        return command;
    }
}
