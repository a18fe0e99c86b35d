using Akka.Event;
using Xunit;

namespace Akka.Tests.Event;

public class EventBusSpecs
{
    // Paths as classes: /a/b is below /a.
    private sealed class PathBus : EventBus<(string Path, int Value), string, List<int>>
    {
        protected override bool IsSubClassification(string parent, string child) =>
            child == parent || child.StartsWith(parent + "/", StringComparison.Ordinal);

        protected override void Publish((string Path, int Value) @event, List<int> subscriber) => subscriber.Add(@event.Value);

        protected override bool Classify((string Path, int Value) @event, string classifier) => IsSubClassification(classifier, @event.Path);

        protected override string GetClassifier((string Path, int Value) @event) => @event.Path;
    }

    private readonly PathBus _bus = new();
    private readonly List<int> _heard = [];

    [Fact]
    public void A_bus_of_ones_own_decides_what_is_below_what()
    {
        _bus.Subscribe(_heard, "/a");
        _bus.Publish(("/a", 1));
        _bus.Publish(("/a/b", 2));
        _bus.Publish(("/ab", 3));
        Assert.Equal([1, 2], _heard);
    }

    [Fact]
    public void A_part_can_be_left_out_and_taken_in_again()
    {
        _bus.Subscribe(_heard, "/a");
        Assert.True(_bus.Unsubscribe(_heard, "/a/b"));
        Assert.False(_bus.Unsubscribe(_heard, "/a/b"));
        _bus.Publish(("/a/b/c", 1));
        Assert.True(_bus.Subscribe(_heard, "/a"));
        _bus.Publish(("/a/b/c", 2));
        Assert.Equal([2], _heard);
    }

    [Fact]
    public void A_subscription_tells_what_it_leaves_out()
    {
        var subscription = new Subscription<string, string>("me", ["/a/b"]);
        Assert.Equal("me", subscription.Subscriber);
        Assert.Equal(["/a/b"], subscription.Unsubscriptions);
        Assert.Empty(new Subscription<string, string>("me").Unsubscriptions);
    }
}
