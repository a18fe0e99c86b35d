using System.CommandLine;

namespace XChat.Benchmarks.Yardsticks;

/// <summary><c>serve naive|loop --port N</c>: the yardsticks that XChat is compared with in one run.</summary>
public static class ServeCommand
{
    public static Command Create()
    {
        var which = new Argument<string>("yardstick") { Description = "naive or loop" };
        which.AcceptOnlyFromAmong("naive", "loop");
        var port = new Option<int>("--port") { DefaultValueFactory = _ => 3100, Description = "TCP port on loopback" };
        var command = new Command("serve", "Runs one yardstick server on loopback.") { which, port };
        command.SetAction((parsed, stop) => parsed.GetValue(which) == "naive"
            ? NaiveServer.RunAsync(parsed.GetValue(port), stop)
            : LoopServer.RunAsync(parsed.GetValue(port), stop));
        return command;
    }
}
