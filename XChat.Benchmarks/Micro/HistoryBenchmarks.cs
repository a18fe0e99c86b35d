using BenchmarkDotNet.Attributes;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;

namespace XChat.Benchmarks.Micro;

/// <summary>The last 50 messages: one more, and the frame for those who join.</summary>
public class HistoryBenchmarks
{
    private readonly RoomHistory _history = new(50, 16 << 20, new NoAttachments());
    private long _id;

    [GlobalSetup]
    public void Fill()
    {
        for (var i = 0; i < 50; i++)
        {
            A_message_is_appended();
        }
    }

    [Benchmark]
    public void A_message_is_appended() =>
        _history.Append(new ChatMessage(++_id, DateTimeOffset.UnixEpoch, "ada", Role.User, "hello"));

    [Benchmark]
    public Frame A_joiner_shares_the_frame() => _history.Frame;

    [Benchmark]
    public Frame A_message_is_appended_and_somebody_joins()
    {
        A_message_is_appended();
        return _history.Frame;
    }

    private sealed class NoAttachments : IAttachmentStore
    {
        public Attachment? Find(string url) => null;

        public void Keep(Attachment attachment)
        {
        }

        public void Release(Attachment attachment)
        {
        }

        public void HistoriesAreBack()
        {
        }
    }
}
