namespace XChat.Gateway.Tests.Model;

/// <summary>How a <see cref="ModelClient"/> is connected.</summary>
internal enum ModelKind
{
    Base,
    V2,
    Events,
}

/// <summary>How fast a <see cref="ModelClient"/> lives.</summary>
/// <param name="Patience">For how long it waits for anything before it tries again.</param>
/// <param name="Pause">Longest between two looks at what is to be said, in milliseconds; the shortest is a tenth of it.</param>
internal sealed record ModelTempo(TimeSpan Patience, int Pause = 500);
