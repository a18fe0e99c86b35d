using Akka.Actor;
using Akka.Util;
using Xunit;

namespace Akka.Tests.Util;

public sealed class ListPriorityQueueSpecs
{
    private static int ByLength(object message) => ((string)message).Length;

    private static Envelope Told(string word) => new(word, ActorRefs.NoSender!);

    [Fact]
    public void The_smallest_number_goes_first()
    {
        var queue = new ListPriorityQueue(1, ByLength);
        foreach (var word in (string[])["three", "a", "four", "to"])
        {
            queue.Enqueue(Told(word));
            Assert.True(queue.IsConsistent());
        }

        Assert.Equal("a", queue.Peek().Message);
        Assert.Equal(4, queue.Count());
        Assert.Equal(["a", "to", "four", "three"], (object[])[queue.Dequeue().Message, queue.Dequeue().Message, queue.Dequeue().Message, queue.Dequeue().Message]);
        Assert.Equal(0, queue.Count());
        Assert.True(queue.IsConsistent());
    }

    [Fact]
    public void A_stable_queue_keeps_the_order_of_equal_numbers()
    {
        var words = Enumerable.Range(0, 1_000).Select(i => new string((char)('a' + i % 26), 1 + i % 7) + i % 10).ToArray();
        var queue = new StableListPriorityQueue(11, ByLength);
        foreach (var word in words) queue.Enqueue(Told(word));
        Assert.True(queue.IsConsistent());

        var taken = new List<string>();
        while (queue.Count() > 0)
        {
            taken.Add((string)queue.Dequeue().Message);
        }

        Assert.Equal(words.OrderBy(word => word.Length), taken);
    }
}
