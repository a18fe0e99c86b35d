using System.Diagnostics.CodeAnalysis;
using Akka.Configuration;
using Akka.Util.Internal;

namespace Akka.Actor;

/// <summary>Makes the strategy of the user guardian, as <c>akka.actor.guardian-supervisor-strategy</c> names it.</summary>
public abstract class SupervisorStrategyConfigurator
{
    /// <summary>Makes it.</summary>
    public abstract SupervisorStrategy Create();

    /// <summary>The configurator of that type name.</summary>
    /// <exception cref="ConfigurationException">There is no such type, or it is no configurator.</exception>
    public static SupervisorStrategyConfigurator CreateConfigurator(string typeName)
    {
        switch (typeName)
        {
            case "Akka.Actor.DefaultSupervisorStrategy" or "Akka.Actor.DefaultSupervisorStrategy, Akka":
                return new DefaultSupervisorStrategy();
            case "Akka.Actor.StoppingSupervisorStrategy" or "Akka.Actor.StoppingSupervisorStrategy, Akka":
                return new StoppingSupervisorStrategy();
            default:
                var type = NamedType.Find(typeName);
                return type is not null && Activator.CreateInstance(type) is SupervisorStrategyConfigurator configurator
                    ? configurator
                    : throw new ConfigurationException($"Could not resolve SupervisorStrategyConfigurator type {typeName}");
        }
    }
}

/// <summary><see cref="SupervisorStrategy.DefaultStrategy"/>.</summary>
public class DefaultSupervisorStrategy : SupervisorStrategyConfigurator
{
    /// <inheritdoc/>
    public override SupervisorStrategy Create() => SupervisorStrategy.DefaultStrategy;
}

/// <summary><see cref="SupervisorStrategy.StoppingStrategy"/>.</summary>
public class StoppingSupervisorStrategy : SupervisorStrategyConfigurator
{
    /// <inheritdoc/>
    public override SupervisorStrategy Create() => SupervisorStrategy.StoppingStrategy;
}
