namespace Akka.Tests.Kernel;

internal sealed record Numbered(StressSlot To, int From, int Sequence);

internal sealed record Failing(StressSlot To, int From, int Sequence);

internal sealed record Question(int Number);

internal sealed record SetTimer(int Key, int Milliseconds);

internal sealed record DropTimer(int Key);

internal sealed record Timed(int Key, int Generation);

internal sealed record StopSelf;

internal sealed record Spawn(StressSlot Slot);

internal sealed record Awaiting;

internal sealed record Hold;

internal sealed record Release;

internal sealed class StressException : Exception;
