namespace XChat.Actors.Chat;

/// <summary>The codes of errors on the wire.</summary>
public static class RefusalCode
{
    /// <summary>The name is empty, too long, or has characters that a name may not have.</summary>
    public const string BadName = "bad-name";

    /// <summary>The admin token or room password is wrong or missing.</summary>
    public const string BadToken = "bad-token";

    /// <summary>The attachment is no stored upload of this server.</summary>
    public const string BadAttachment = "bad-attachment";

    /// <summary>The frame cannot be understood.</summary>
    public const string BadMessage = "bad-message";

    /// <summary>The sender may not do that.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>Too many messages in too little time; this one was not sent.</summary>
    public const string SlowDown = "slow-down";

    /// <summary>The text or an argument is longer than allowed.</summary>
    public const string TooLong = "too-long";

    /// <summary>The room is full, or the server cannot do it now.</summary>
    public const string Unavailable = "unavailable";
}
