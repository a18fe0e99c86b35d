using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Event;

/// <summary>Takes the one answer of a logger that is being started.</summary>
internal sealed class LoggerReply(ActorSystemImpl system, IActorRef logger, string path, string name) : MinimalActorRef
{
    private readonly TaskCompletionSource<object> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Who is to answer.</summary>
    public IActorRef Logger => logger;

    /// <summary>What the log calls it.</summary>
    public string Name => name;

    public Task<object> Task => _answer.Task;

    public override ActorPath Path { get; } = system.Provider.RootPath / "temp" / path;

    public override IActorRefProvider Provider => system.Provider;

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is Status.Failure failure)
        {
            _answer.TrySetException(failure.Cause);
        }
        else
        {
            _answer.TrySetResult(message);
        }
    }
}
