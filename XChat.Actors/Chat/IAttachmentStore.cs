namespace XChat.Actors.Chat;

/// <summary>The uploads that messages may name. Every member returns at once and may be called from any thread.</summary>
public interface IAttachmentStore
{
    /// <summary>The stored upload with exactly this url, or null.</summary>
    Attachment? Find(string url);

    /// <summary>The same where other servers have uploads too. Complete at once where all of them are this one's.</summary>
    ValueTask<Attachment?> FindAsync(string url) => new(Find(url));

    /// <summary>A room's history now holds a message with <paramref name="attachment"/>: its file stays.</summary>
    void Keep(Attachment attachment);

    /// <summary>One such message has left its history. The file is deleted when no message holds it any more.</summary>
    void Release(Attachment attachment);

    /// <summary>Every room has its history back, and has named what it keeps. Before that no file goes because none names it.</summary>
    void HistoriesAreBack();
}
