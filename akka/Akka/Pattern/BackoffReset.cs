namespace Akka.Pattern;

/// <summary>When a <see cref="BackoffSupervisor"/> begins with the shortest delay again.</summary>
public interface IBackoffReset
{
}

internal sealed record ManualReset : IBackoffReset;

internal sealed record AutoReset(TimeSpan ResetBackoff) : IBackoffReset;
