using Akka.Event;

namespace Akka.Actor;

/// <summary>Something to be done with every new actor of some types.</summary>
public interface IActorProducerPlugin
{
    /// <summary>True for the types it is meant for.</summary>
    bool CanBeAppliedTo(Type actorType);

    /// <summary>Runs after the constructor, before PreStart.</summary>
    void AfterIncarnated(ActorBase actor, IActorContext context);

    /// <summary>Runs before an instance is given up.</summary>
    void BeforeIncarnated(ActorBase actor, IActorContext context);
}

/// <summary>A plugin that does nothing yet.</summary>
public abstract class ActorProducerPluginBase : IActorProducerPlugin
{
    /// <inheritdoc/>
    public virtual bool CanBeAppliedTo(Type actorType) => typeof(ActorBase).IsAssignableFrom(actorType);

    /// <inheritdoc/>
    public virtual void AfterIncarnated(ActorBase actor, IActorContext context) { }

    /// <inheritdoc/>
    public virtual void BeforeIncarnated(ActorBase actor, IActorContext context) { }
}

/// <summary>A plugin for the actors of type <typeparamref name="TActor"/> that does nothing yet.</summary>
public abstract class ActorProducerPluginBase<TActor> : IActorProducerPlugin where TActor : ActorBase
{
    /// <inheritdoc/>
    public virtual bool CanBeAppliedTo(Type actorType) => typeof(TActor).IsAssignableFrom(actorType);

    /// <summary>Runs after the constructor, before PreStart.</summary>
    public virtual void AfterIncarnated(TActor actor, IActorContext context) { }

    /// <summary>Runs before an instance is given up.</summary>
    public virtual void BeforeIncarnated(TActor actor, IActorContext context) { }

    void IActorProducerPlugin.AfterIncarnated(ActorBase actor, IActorContext context) => AfterIncarnated((TActor)actor, context);

    void IActorProducerPlugin.BeforeIncarnated(ActorBase actor, IActorContext context) => BeforeIncarnated((TActor)actor, context);
}

/// <summary>The plugins of a system.</summary>
public class ActorProducerPipelineResolver
{
    private readonly Func<ILoggingAdapter> _log;
    private volatile IActorProducerPlugin[] _plugins = [];

    /// <summary>No plugins yet.</summary>
    public ActorProducerPipelineResolver(Func<ILoggingAdapter> logBuilder) => _log = logBuilder;

    /// <summary>How many there are.</summary>
    public int TotalPluginCount => _plugins.Length;

    /// <summary>Adds a plugin at the end; false when one of its type is there already.</summary>
    public bool Register(IActorProducerPlugin plugin) => Insert(_plugins.Length, plugin);

    /// <summary>Adds a plugin; false when one of its type is there already.</summary>
    public bool Insert(int index, IActorProducerPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugin);
        lock (_log)
        {
            if (IsRegistered(plugin)) return false;
            var plugins = _plugins.ToList();
            plugins.Insert(Math.Min(index, plugins.Count), plugin);
            _plugins = [.. plugins];
            return true;
        }
    }

    /// <summary>Takes a plugin away; false when there is none of its type.</summary>
    public bool Unregister(IActorProducerPlugin plugin)
    {
        lock (_log)
        {
            if (!IsRegistered(plugin)) return false;
            _plugins = _plugins.Where(each => each.GetType() != plugin.GetType()).ToArray();
            return true;
        }
    }

    /// <summary>True when a plugin of that type is there.</summary>
    public bool IsRegistered(IActorProducerPlugin plugin) => _plugins.Any(each => each.GetType() == plugin.GetType());

    internal void AfterIncarnated(ActorBase actor, IActorContext context)
    {
        foreach (var plugin in _plugins)
            if (plugin.CanBeAppliedTo(actor.GetType())) Try(plugin, "after", () => plugin.AfterIncarnated(actor, context));
    }

    internal void BeforeIncarnated(ActorBase actor, IActorContext context)
    {
        var plugins = _plugins;
        for (var i = 0; i < plugins.Length; i++)
        {
            var plugin = plugins[i];
            if (plugin.CanBeAppliedTo(actor.GetType())) Try(plugin, "before", () => plugin.BeforeIncarnated(actor, context));
        }
    }

    private void Try(IActorProducerPlugin plugin, string when, Action step)
    {
        try
        {
            step();
        }
        catch (Exception cause)
        {
            _log().Error(cause, $"An exception occurred while trying to apply plugin of type {plugin.GetType()} {when} the actor's incarnation");
        }
    }
}
