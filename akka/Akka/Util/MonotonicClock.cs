using System.Diagnostics;

namespace Akka.Util;

/// <summary>Time that never runs backwards, counted from the start of the process's first use of it.</summary>
internal static class MonotonicClock
{
    private static readonly long Start = Stopwatch.GetTimestamp();

    /// <summary>Time since the start, in the clock's full resolution.</summary>
    public static TimeSpan ElapsedHighRes => Stopwatch.GetElapsedTime(Start);

    /// <summary>Time since the machine's start, in steps of some 15 ms or finer; cheap to read.</summary>
    public static TimeSpan Elapsed => TimeSpan.FromMilliseconds(Environment.TickCount64);

    /// <summary><see cref="Elapsed"/> in whole milliseconds.</summary>
    public static long GetMilliseconds() => Environment.TickCount64;

    /// <summary><see cref="ElapsedHighRes"/> in ticks of 100 ns.</summary>
    public static long GetTicks() => ElapsedHighRes.Ticks;

    /// <summary><see cref="ElapsedHighRes"/> in nanoseconds.</summary>
    public static long GetNanos() => ElapsedHighRes.Ticks * 100;
}
