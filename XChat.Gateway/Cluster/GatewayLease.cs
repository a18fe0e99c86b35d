namespace XChat.Gateway.Cluster;

/// <summary>This gateway's sign of life, and the end of those that give none: everybody who was there leaves.</summary>
public sealed class GatewayLease(ClusterDatabase database)
{
    /// <summary>Time between signs of life.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Without a sign for so long, a gateway is dead. With <see cref="Interval"/> it makes seven of the ten seconds within which its members leave; the rest is for a machine that is slow.</summary>
    public static TimeSpan Unseen { get; } = TimeSpan.FromSeconds(6);

    // Longer than a message with a nonce may be sent again.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    /// <summary>Says that this gateway is alive.</summary>
    /// <returns>False where it was taken for dead, or is new: those who are here have left as far as the others know.</returns>
    public async Task<bool> RenewAsync(CancellationToken cancel)
    {
        await using var renew = database.Command("""
            INSERT INTO xchat.gateways (gateway, since, seen) VALUES ($1, now(), now())
            ON CONFLICT (gateway) DO UPDATE SET seen = now() RETURNING since < now()
            """);
        renew.Parameters.Add(ClusterDatabase.Value(database.Gateway));
        return (bool)(await renew.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Lets everybody leave who was at a gateway that is dead. Not to be called by one that has been away from the database itself:
    /// after an outage of the database all look dead.</summary>
    /// <returns>How many left.</returns>
    public async Task<int> BuryAsync(CancellationToken cancel)
    {
        await using var bury = database.Command("SELECT xchat.bury($1, $2)");
        bury.Parameters.Add(ClusterDatabase.Value(Unseen));
        bury.Parameters.Add(ClusterDatabase.Value(database.Gateway));
        return (int)(await bury.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Removes what nobody can ask for any more.</summary>
    public async Task ForgetAsync(CancellationToken cancel)
    {
        await using var forget = database.Command("SELECT xchat.forget($1)");
        forget.Parameters.Add(ClusterDatabase.Value(Remembered));
        await forget.ExecuteScalarAsync(cancel);
    }

    /// <summary>Says that this gateway ends; whoever is left behind leaves at once.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        await using var end = database.Command("DELETE FROM xchat.gateways WHERE gateway = $1");
        end.Parameters.Add(ClusterDatabase.Value(database.Gateway));
        await end.ExecuteNonQueryAsync(cancel);
        await BuryAsync(cancel);
    }
}
