namespace Akka.Actor;

/// <summary>Tells the time; a scheduler's own idea of it, so that tests can move it.</summary>
public interface ITimeProvider
{
    /// <summary>The date and time of day.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Time since a fixed moment, never running backwards; cheap, in steps of some milliseconds.</summary>
    TimeSpan MonotonicClock { get; }

    /// <summary>Time since a fixed moment, never running backwards, in the machine's full resolution.</summary>
    TimeSpan HighResMonotonicClock { get; }
}

/// <summary>A provider whose <see cref="ITimeProvider.Now"/> is the machine's clock.</summary>
public interface IDateTimeOffsetNowTimeProvider : ITimeProvider
{
}
