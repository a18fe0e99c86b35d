namespace Akka.Util;

/// <summary>Random numbers for any thread.</summary>
public static class ThreadLocalRandom
{
    /// <summary>The generator of this thread.</summary>
    public static Random Current => Random.Shared;
}
