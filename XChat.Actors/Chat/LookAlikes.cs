namespace XChat.Actors.Chat;

/// <summary>Which names people would take for the same.</summary>
internal static class LookAlikes
{
    public static string KeyOf(string name) => name.ToLowerInvariant();
}
