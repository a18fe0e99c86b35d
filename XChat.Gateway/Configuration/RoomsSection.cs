using System.Collections.Immutable;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Configuration;

/// <summary><c>xchat.rooms</c>: rooms by configuration alone.</summary>
internal static class RoomsSection
{
    private const int LongestHistory = 1_000_000;

    public static (RoomName Default, ImmutableArray<RoomOptions> All) Read(Settings settings)
    {
        var fallback = settings.Get("xchat", "default-room");
        var defaultRoom = Name(fallback.Text, fallback);

        var history = settings.Get("xchat", "history");

        // The default room needs no entry of its own: without this, a file that lists other rooms would open a room too many.
        var names = settings.NamesUnder("xchat", "rooms").Append(defaultRoom.Value).Distinct();
        return (defaultRoom, [.. names.Select(name => Room(settings, name, history))]);
    }

    private static RoomOptions Room(Settings settings, string name, Setting history)
    {
        Setting? Own(string key) => settings.Find("xchat", "rooms", name, key);
        var somewhere = settings.FirstUnder("xchat", "rooms", name) ?? settings.Get("xchat", "default-room");
        return new RoomOptions
        {
            Name = Name(name, somewhere),
            History = (Own("history") ?? history).AsCount(LongestHistory, zero: "as much as history-bytes allow"),
            HistoryBytes = settings.Get("xchat", "history-bytes").AsBytes(64 << 10, 16L << 30, zeroIsOff: false),
            Announce = Own("announce")?.AsSwitch() ?? true,
            Topic = Own("topic")?.AsText(maxLength: 500) ?? "",
            Password = Own("password") is { } password ? Password(password) : null,
            AdminsOnly = Own("admins-only")?.AsSwitch() ?? false,
            MembersLimit = Own("members")?.AsCount(1_000_000) ?? 0,
        };
    }

    private static RoomName Name(string? text, Setting setting) => RoomName.TryParse(text, out var name)
        ? name
        : throw InvalidConfiguration.Of(setting, $"a room's name has 1 to {RoomName.MaxLength} characters of a-z, 0-9, - and _.");

    private static SecretHash Password(Setting setting) => setting.AsText(maxLength: 256) is { Length: > 0 } text && !text.Contains("::", StringComparison.Ordinal)
        ? SecretHash.Of(text)
        : throw InvalidConfiguration.Of(setting, "a password has 1 to 256 characters, and no ::.");
}
