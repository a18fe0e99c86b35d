using System.CommandLine;
using XChat.Benchmarks.Fanout;
using XChat.Benchmarks.Hostile;
using XChat.Benchmarks.Kernel;
using XChat.Benchmarks.Micro;
using XChat.Benchmarks.Yardsticks;

var root = new RootCommand("XChat's measurements: every figure in the README comes from one of these commands.")
{
    FanoutCommand.Create(),
    ServeCommand.Create(),
    MicroCommand.Create(),
    KernelCommand.Create(),
    HostileCommand.Create(),
    AttackCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
