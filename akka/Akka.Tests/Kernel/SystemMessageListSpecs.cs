using Akka.Dispatch.SysMsg;
using Xunit;
using static Akka.Dispatch.SysMsg.SystemMessageList;

namespace Akka.Tests.Kernel;

/// <summary>System messages as they are gathered, and as they are handled.</summary>
public sealed class SystemMessageListSpecs
{
    private static NoMessage[] Messages(int count) => [.. Enumerable.Range(0, count).Select(_ => new NoMessage())];

    private static List<SystemMessage> All(SystemMessage? head)
    {
        var all = new List<SystemMessage>();
        for (; head is not null; head = head.Next) all.Add(head);
        return all;
    }

    [Fact]
    public void Nothing_is_in_an_empty_list()
    {
        Assert.Null(LNil.Head);
        Assert.True(LNil.IsEmpty && ENil.IsEmpty);
        Assert.False(LNil.NonEmpty || ENil.NonEmpty);
        Assert.Equal(ENil, LNil.Reverse);
        Assert.Equal(0, LNil.Size);
        Assert.True(LNil.Tail.IsEmpty);
    }

    [Fact]
    public void What_was_gathered_last_is_the_head()
    {
        var sent = Messages(3);
        var list = LNil + sent[0] + sent[1] + sent[2];
        Assert.Equal(3, list.Size);
        Assert.Same(sent[2], list.Head);
        Assert.Same(sent[1], list.Tail.Head);
        Assert.Same(sent[0], list.Tail.Tail.Head);
        Assert.True(list.Tail.Tail.Tail.IsEmpty);
    }

    [Fact]
    public void Reversed_it_is_in_the_order_in_which_it_was_sent()
    {
        var sent = Messages(3);
        var list = (LNil + sent[0] + sent[1] + sent[2]).Reverse;
        Assert.Equal(3, list.Size);
        Assert.Equal(sent, All(list.Head));
        Assert.Equal(sent.Reverse(), All(list.Reverse.Head));
    }

    [Fact]
    public void What_was_set_aside_goes_before_what_came_later()
    {
        var aside = Messages(3);
        var later = Messages(2);
        var list = ENil + later[1] + later[0];
        Assert.Equal([.. aside, .. later], All((list + (LNil + aside[0] + aside[1] + aside[2])).Head));
        Assert.True((ENil + LNil).IsEmpty);
    }
}
