namespace XChat.Gateway.Cluster;

/// <summary>Several gateways, one chat: <c>xchat.cluster = postgres</c>.</summary>
/// <param name="Connection">The database that they share, as Npgsql writes it: <c>Host=…;Username=…;Password=…;Database=…</c>. A secret.</param>
/// <param name="StartTimeout">How long a start waits for it; zero: not at all. Default 30 s.</param>
public sealed record ClusterOptions(string Connection, TimeSpan StartTimeout)
{
    /// <summary>For logs: the password is not theirs to know.</summary>
    public override string ToString() => nameof(ClusterOptions);
}
