using Akka.Actor.Internal;

namespace Akka.Actor;

public partial class ActorCell
{
    private void Create(Exception? failure)
    {
        if (failure is not null) throw failure;
        try
        {
            var created = NewActor();
            _actor = created;
            created.AroundPreStart();
            CheckReceiveTimeout();
            if (Telemeters) PublishTelemetry(CreateActorStartedEvent());
            if (LogsLifecycle) PublishDebug($"Started ({created.GetType()})");
        }
        catch (Exception cause)
        {
            if (_actor is not null)
            {
                ClearActor(_actor);
                _actor = null;
            }

            throw new ActorInitializationException(_self, "Exception during creation", cause);
        }
    }

    private ActorBase NewActor()
    {
        PrepareForNewActor();
        var outer = HandlerConfiguration.Current;
        try
        {
            var instance = CreateNewActorInstance() ?? throw new ActorInitializationException(_self, "Actor instance passed to ActorOf can't be 'null'");
            (instance as IInitializableActor)?.Init();
            _system.ActorPipelineResolver.AfterIncarnated(instance, this);
            return instance;
        }
        finally
        {
            HandlerConfiguration.Current = outer;
        }
    }

    /// <summary>Forgets what the last incarnation became.</summary>
    protected void PrepareForNewActor() => ClearBehaviours();

    /// <summary>Makes the instance.</summary>
    protected virtual ActorBase CreateNewActorInstance() => _props.NewActor();

    /// <summary>Ties an instance to nothing any more: it keeps knowing who it was.</summary>
    protected void ClearActor(ActorBase? actor)
    {
        if (actor is null) return;
        if (actor is IDisposable disposable)
        {
            try
            {
                disposable.Dispose();
            }
            catch (Exception cause)
            {
                Publish(new Akka.Event.Error(cause, _self.Path.ToString(), actor.GetType(), $"Exception while disposing {actor.GetType()}: {cause.Message}"));
            }
        }

        _props.Release(actor);
        _currentMessage = null;
        ClearBehaviours();
    }

    /// <summary>Lets go of what only a living actor needs.</summary>
    protected void ClearActorCell()
    {
        _props = TerminatedProps;
    }

    internal static readonly Props TerminatedProps = new TerminatedProps();

    /// <summary>Nothing to do: an instance finds its cell by the turn.</summary>
    protected static void SetActorFields(ActorBase? actor) { }
}
