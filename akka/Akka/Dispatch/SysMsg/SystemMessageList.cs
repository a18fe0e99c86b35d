namespace Akka.Dispatch.SysMsg;

// Lists of system messages, linked through the messages themselves: adding one allocates nothing, and a message is in one
// list at a time. Adding to a list, reversing it or putting one before another changes the links: the list before is gone.
internal static class SystemMessageList
{
    public static readonly LatestFirstSystemMessageList LNil = new(null);

    public static readonly EarliestFirstSystemMessageList ENil = new(null);

    public static int Count(SystemMessage? head)
    {
        var count = 0;
        for (; head is not null; head = head.Next) count++;
        return count;
    }

    // Puts what follows head, turned round, in front of tail.
    public static SystemMessage? Reverse(SystemMessage? head, SystemMessage? tail = null)
    {
        while (head is not null)
        {
            var next = head.Next;
            head.Next = tail;
            tail = head;
            head = next;
        }

        return tail;
    }
}

// As they are gathered: the one that was added last is the head.
internal readonly struct LatestFirstSystemMessageList(SystemMessage? head)
{
    public SystemMessage? Head => head;

    public LatestFirstSystemMessageList Tail => new(head?.Next);

    public bool IsEmpty => head is null;

    public bool NonEmpty => head is not null;

    public int Size => SystemMessageList.Count(head);

    public EarliestFirstSystemMessageList Reverse => new(SystemMessageList.Reverse(head));

    public static LatestFirstSystemMessageList operator +(LatestFirstSystemMessageList list, SystemMessage message)
    {
        message.Next = list.Head;
        return new LatestFirstSystemMessageList(message);
    }
}

// As they are handled: the one that was sent first is the head, and what is added goes before it.
internal readonly struct EarliestFirstSystemMessageList(SystemMessage? head)
{
    public SystemMessage? Head => head;

    public EarliestFirstSystemMessageList Tail => new(head?.Next);

    public bool IsEmpty => head is null;

    public bool NonEmpty => head is not null;

    public int Size => SystemMessageList.Count(head);

    public LatestFirstSystemMessageList Reverse => new(SystemMessageList.Reverse(head));

    public static EarliestFirstSystemMessageList operator +(EarliestFirstSystemMessageList list, SystemMessage message)
    {
        message.Next = list.Head;
        return new EarliestFirstSystemMessageList(message);
    }

    public static EarliestFirstSystemMessageList operator +(EarliestFirstSystemMessageList list, LatestFirstSystemMessageList before) =>
        new(SystemMessageList.Reverse(before.Head, list.Head));
}
