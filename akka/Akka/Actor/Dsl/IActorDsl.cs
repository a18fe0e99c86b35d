namespace Akka.Actor.Dsl;

/// <summary>An actor described in place, without a class of its own.</summary>
public interface IActorDsl
{
    /// <summary>Runs after a restart, in place of the default.</summary>
    Action<Exception, IActorContext>? OnPostRestart { get; set; }

    /// <summary>Runs before a restart, in place of the default.</summary>
    Action<Exception, object, IActorContext>? OnPreRestart { get; set; }

    /// <summary>Runs after the stop, in place of the default.</summary>
    Action<IActorContext>? OnPostStop { get; set; }

    /// <summary>Runs before the first message, in place of the default.</summary>
    Action<IActorContext>? OnPreStart { get; set; }

    /// <summary>The strategy for children; null for the default.</summary>
    SupervisorStrategy? Strategy { get; set; }

    /// <summary>Handles messages of one type.</summary>
    void Receive<T>(Action<T, IActorContext> handler);

    /// <summary>Handles messages of one type that meet a condition.</summary>
    void Receive<T>(Predicate<T> shouldHandle, Action<T, IActorContext> handler);

    /// <summary>Handles messages of one type that meet a condition.</summary>
    void Receive<T>(Action<T, IActorContext> handler, Predicate<T> shouldHandle);

    /// <summary>Handles everything not handled before.</summary>
    void ReceiveAny(Action<object, IActorContext> handler);

    /// <summary>Handles messages of one type asynchronously; others wait until it is done.</summary>
    void ReceiveAsync<T>(Func<T, IActorContext, Task> handler, Predicate<T>? shouldHandle = null);

    /// <summary>Handles messages of one type asynchronously; others wait until it is done.</summary>
    void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, IActorContext, Task> handler);

    /// <summary>Handles everything not handled before asynchronously; others wait until it is done.</summary>
    void ReceiveAnyAsync(Func<object, IActorContext, Task> handler);

    /// <summary>What the base class does before a restart.</summary>
    void DefaultPreRestart(Exception reason, object message);

    /// <summary>What the base class does after a restart.</summary>
    void DefaultPostRestart(Exception reason);

    /// <summary>What the base class does before the first message.</summary>
    void DefaultPreStart();

    /// <summary>What the base class does after the stop.</summary>
    void DefaultPostStop();

    /// <summary>Handles everything by <paramref name="handler"/> from now on.</summary>
    void Become(Action<object, IActorContext> handler);

    /// <summary>Handles everything by <paramref name="handler"/> until <see cref="UnbecomeStacked"/>.</summary>
    void BecomeStacked(Action<object, IActorContext> handler);

    /// <summary>Goes back to the behaviour before.</summary>
    void UnbecomeStacked();

    /// <summary>Starts a child described in place.</summary>
    IActorRef ActorOf(Action<IActorDsl> config, string? name = null);
}
