namespace Akka.Actor.Setup;

/// <summary>One part of a system's set-up in code, where HOCON cannot say it. Each part has a type of its own.</summary>
public abstract class Setup
{
    /// <summary>A set-up of this part and another one.</summary>
    public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
}
