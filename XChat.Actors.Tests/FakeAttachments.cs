using System.Collections.Concurrent;
using XChat.Actors.Chat;

namespace XChat.Actors.Tests;

/// <summary>A store that counts who keeps what, and can be made to fail.</summary>
public sealed class FakeAttachments : IAttachmentStore
{
    public static Attachment Picture { get; } = new("/uploads/1.png", "one.png", "image/png");

    /// <summary>Keeping this one throws: the poison of the specs that need a room to fail.</summary>
    public static Attachment Poison { get; } = new("/uploads/poison.png", "poison.png", "image/png");

    /// <summary>So many times from now on keeping or releasing any throws.</summary>
    public int Failures { get; set; }

    public ConcurrentDictionary<string, int> Kept { get; } = [];

    public Attachment? Find(string url) =>
        url == Picture.Url ? Picture : url == Poison.Url ? Poison : url == "/uploads/throws.png" ? throw new IOException("The disk is on fire.") : null;

    public void Keep(Attachment attachment)
    {
        FailIf(attachment == Poison);
        Kept.AddOrUpdate(attachment.Url, 1, (_, count) => count + 1);
    }

    public bool AreHistoriesBack { get; private set; }

    public void HistoriesAreBack() => AreHistoriesBack = true;

    public void Release(Attachment attachment)
    {
        FailIf(false);
        Kept.AddOrUpdate(attachment.Url, -1, (_, count) => count - 1);
    }

    private void FailIf(bool anyway)
    {
        if (anyway || Failures-- > 0)
        {
            throw new IOException("The disk is on fire.");
        }

        Failures = 0;
    }
}
