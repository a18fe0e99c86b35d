using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>
/// An actor whose constructor lists what it handles. Handlers are tried in the order in which they were added; the first that
/// takes the message ends the search.
/// </summary>
public abstract class ReceiveActor : UntypedActor, IInitializableActor
{
    // What the constructor listed; the stack of behaviours proper lives in the cell.
    private MessageHandler? _initial;

    /// <summary>Lets the derived constructor list its handlers.</summary>
    protected ReceiveActor() => HandlerConfiguration.Current = new HandlerConfiguration(this);

    void IInitializableActor.Init()
    {
        if (HandlerConfiguration.Current is { } listed && listed.Actor == this) _initial = listed.First;
    }

    internal override bool ReceiveInitially(object message) => _initial is not null && _initial.Handle(message);

    /// <summary>Not used: the handlers are.</summary>
    protected sealed override void OnReceive(object message) { }

    /// <summary>Replaces the behaviour on top of the stack by the handlers that <paramref name="configure"/> lists.</summary>
    protected void Become(Action configure) => base.Become(Configured(configure));

    /// <summary>Pushes the handlers that <paramref name="configure"/> lists.</summary>
    protected void BecomeStacked(Action configure) => base.BecomeStacked(Configured(configure));

    private Receive Configured(Action configure)
    {
        var outer = HandlerConfiguration.Current;
        var listed = new HandlerConfiguration(this);
        HandlerConfiguration.Current = listed;
        try
        {
            configure();
        }
        finally
        {
            HandlerConfiguration.Current = outer;
        }

        return listed.First is { } first ? first.Handle : EmptyReceive;
    }

    private HandlerConfiguration Table => HandlerConfiguration.Current is { } listed && listed.Actor == this
        ? listed
        : throw new InvalidOperationException("You may only call Receive-methods when constructing the actor and inside Become().");

    /// <summary>Handles messages of type <typeparamref name="T"/>, those that <paramref name="shouldHandle"/> says yes to.</summary>
    /// <exception cref="InvalidOperationException">Called outside of constructor and Become, or after a handler for everything.</exception>
    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null) =>
        Table.Add(shouldHandle is null ? new ActionHandler<T>(handler) : new FilteredHandler<T>(handler, shouldHandle));

    /// <summary>Handles messages of type <typeparamref name="T"/> that <paramref name="shouldHandle"/> says yes to.</summary>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <summary>Handles messages of type <typeparamref name="T"/>; false lets the search go on.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Table.Add(new FuncHandler<T>(handler));

    /// <summary>Handles messages of a type, those that <paramref name="shouldHandle"/> says yes to.</summary>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) =>
        Table.Add(new TypeHandler(messageType, handler, shouldHandle));

    /// <summary>Handles messages of a type that <paramref name="shouldHandle"/> says yes to.</summary>
    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) => Receive(messageType, handler, shouldHandle);

    /// <summary>Handles messages of a type; false lets the search go on.</summary>
    protected void Receive(Type messageType, Func<object, bool> handler) => Table.Add(new TypeFuncHandler(messageType, handler));

    /// <summary>Handles everything; nothing can be added behind it.</summary>
    protected void ReceiveAny(Action<object> handler) => Table.Add(new AnyHandler(handler));

    /// <summary>As <see cref="Receive{T}(Action{T}, Predicate{T})"/>; until the task ends, no other message is handled.</summary>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) =>
        Receive(message => ActorTaskScheduler.RunTask(() => handler(message)), shouldHandle);

    /// <summary>As <see cref="Receive{T}(Predicate{T}, Action{T})"/>; until the task ends, no other message is handled.</summary>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => ReceiveAsync(handler, shouldHandle);

    /// <summary>As <see cref="Receive(Type, Action{object}, Predicate{object})"/>; until the task ends, no other message is handled.</summary>
    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object>? shouldHandle = null) =>
        Receive(messageType, message => ActorTaskScheduler.RunTask(() => handler(message)), shouldHandle);

    /// <summary>As <see cref="Receive(Type, Predicate{object}, Action{object})"/>; until the task ends, no other message is handled.</summary>
    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        ReceiveAsync(messageType, handler, shouldHandle);

    /// <summary>As <see cref="ReceiveAny"/>; until the task ends, no other message is handled.</summary>
    protected void ReceiveAnyAsync(Func<object, Task> handler) =>
        ReceiveAny(message => ActorTaskScheduler.RunTask(() => handler(message)));
}
