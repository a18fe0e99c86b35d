namespace Akka.Util;

/// <summary>What the program runs on.</summary>
public static class RuntimeDetector
{
    /// <summary>False: what is built for this runtime does not run on Mono.</summary>
    public static bool IsMono => false;

    /// <summary>True on Windows.</summary>
    public static bool IsWindows { get; } = OperatingSystem.IsWindows();
}
