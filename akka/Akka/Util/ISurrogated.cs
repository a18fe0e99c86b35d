using Akka.Actor;

namespace Akka.Util;

/// <summary>The form in which a value that cannot travel as it is would travel.</summary>
public interface ISurrogate
{
    /// <summary>The value again, as it lives in <paramref name="system"/>.</summary>
    ISurrogated FromSurrogate(ActorSystem system);
}

/// <summary>A value that has such a form.</summary>
public interface ISurrogated
{
    /// <summary>The form of this value that could leave <paramref name="system"/>.</summary>
    ISurrogate ToSurrogate(ActorSystem system);
}
