using Npgsql;
using XChat.Actors.Chat;

namespace XChat.Gateway.Cluster;

/// <summary>Somebody in a room, at whichever gateway.</summary>
/// <param name="Key">What is kept of its session key; random for one who has none.</param>
/// <param name="Asked">The name that it asked for.</param>
/// <param name="Number">Which of its namesakes it is: 1, 2, ….</param>
/// <param name="Role">What it may do.</param>
/// <param name="Gateway">Where it is.</param>
/// <param name="Visit">Which stay this is: a later one has a higher number.</param>
public sealed record SharedMember(byte[] Key, UserName Asked, int Number, Role Role, Guid Gateway, long Visit)
{
    /// <summary>The name that it has.</summary>
    public UserName Name => Number == 1 ? Asked : Asked.Numbered(Number);

    internal const string Columns = "key, asked, number, role, gateway, visit";

    internal static SharedMember Read(NpgsqlDataReader reader) => new(
        reader.GetFieldValue<byte[]>(0),
        UserName.TryParse(reader.GetString(1), out var asked, out var why) ? asked : throw new ClusterUnusableException($"there is a bad name: {why.Text}"),
        reader.GetInt32(2),
        (Role)reader.GetInt16(3),
        reader.GetFieldValue<Guid>(4),
        reader.GetInt64(5));

    internal static async Task<IReadOnlyList<SharedMember>> ReadAllAsync(NpgsqlConnection connection, int room, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"SELECT {Columns} FROM xchat.members WHERE room = $1 AND gone IS NULL", connection);
        command.Parameters.Add(ClusterDatabase.Value(room));
        var members = new List<SharedMember>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            members.Add(Read(reader));
        }

        return members;
    }
}
