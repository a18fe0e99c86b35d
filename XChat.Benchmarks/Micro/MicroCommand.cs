using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace XChat.Benchmarks.Micro;

/// <summary><c>micro [FILTER]</c>: what single steps of a message's way cost, by BenchmarkDotNet.</summary>
public static class MicroCommand
{
    public static Command Create()
    {
        var filter = new Argument<string>("filter") { DefaultValueFactory = _ => "*", Description = "which, as in *Frame*" };
        var command = new Command("micro", "Measures codec, batch, history and frame reader.") { filter };
        command.SetAction(parsed =>
        {
            // In this process: the tool knows no project for the newest framework yet.
            var config = DefaultConfig.Instance
                .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
                .AddDiagnoser(MemoryDiagnoser.Default)
                .HideColumns(Column.Job, Column.Error, Column.RatioSD)
                .WithOptions(ConfigOptions.JoinSummary);
            BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(["--filter", parsed.GetValue(filter)!], config);
        });
        return command;
    }
}
