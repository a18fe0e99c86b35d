namespace Akka.Actor.Internal;

/// <summary>An actor that wants to be told when its constructor is through.</summary>
public interface IInitializableActor
{
    /// <summary>Runs after the constructor, before PreStart.</summary>
    void Init();
}
