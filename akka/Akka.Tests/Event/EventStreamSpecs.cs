using Akka.Actor;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Event;

public sealed class EventStreamSpecs : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("events", "akka.loglevel = OFF, akka.stdout-loglevel = OFF");

    private EventStream Events => _system.EventStream;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    private interface ILoud;

    private interface IVeryLoud : ILoud;

    private record Animal;

    private record Bird : Animal;

    private record Parrot : Bird, IVeryLoud;

    private record Cow : Animal, ILoud;

    private record struct Number(int Value);

    [Fact]
    public async Task A_subscriber_hears_what_is_published()
    {
        var listener = new Listener(_system);
        Assert.True(Events.Subscribe(listener.Ref, typeof(string)));
        Events.Publish("hello");
        Assert.Equal("hello", await listener.Next());
    }

    [Fact]
    public async Task A_subscriber_hears_only_what_it_has_subscribed_to()
    {
        var listener = new Listener(_system);
        Events.Subscribe(listener.Ref, typeof(string));
        Events.Publish(1);
        Events.Publish(new Animal());
        await listener.HearsNothingMore();
    }

    [Fact]
    public async Task A_subscription_to_a_class_is_one_to_those_derived_from_it()
    {
        var listener = new Listener(_system);
        Events.Subscribe(listener.Ref, typeof(Bird));
        Events.Publish(new Animal());
        Events.Publish(new Parrot());
        Events.Publish(new Bird());
        Assert.Equal(new Parrot(), await listener.Next());
        Assert.Equal(new Bird(), await listener.Next());
        await listener.HearsNothingMore();
    }

    [Fact]
    public async Task A_subscription_to_an_interface_is_one_to_those_that_implement_it()
    {
        var listener = new Listener(_system);
        Events.Subscribe(listener.Ref, typeof(ILoud));
        Events.Publish(new Parrot());
        Events.Publish(new Bird());
        Events.Publish(new Cow());
        Assert.Equal(new Parrot(), await listener.Next());
        Assert.Equal(new Cow(), await listener.Next());
        await listener.HearsNothingMore();
    }

    [Fact]
    public async Task A_subscription_to_everything_hears_values_too()
    {
        var listener = new Listener(_system);
        Events.Subscribe(listener.Ref, typeof(object));
        Events.Publish(new Number(1));
        Assert.Equal(new Number(1), await listener.Next());
    }

    [Fact]
    public async Task Who_has_subscribed_in_two_ways_hears_once()
    {
        var listener = new Listener(_system);
        Events.Subscribe(listener.Ref, typeof(Animal));
        Events.Subscribe(listener.Ref, typeof(ILoud));
        Events.Publish(new Cow());
        Assert.Equal(new Cow(), await listener.Next());
        await listener.HearsNothingMore();
    }

    [Fact]
    public async Task A_subscription_counts_for_types_that_have_been_published_before()
    {
        var listener = new Listener(_system);
        Events.Publish(new Cow());
        Events.Subscribe(listener.Ref, typeof(Animal));
        Events.Publish(new Cow());
        Assert.Equal(new Cow(), await listener.Next());
        await listener.HearsNothingMore();
    }

    [Fact]
    public void Subscribing_twice_is_said_to_be_so()
    {
        var listener = new Listener(_system);
        Assert.True(Events.Subscribe(listener.Ref, typeof(string)));
        Assert.False(Events.Subscribe(listener.Ref, typeof(string)));
        Assert.True(Events.Unsubscribe(listener.Ref, typeof(string)));
        Assert.False(Events.Unsubscribe(listener.Ref, typeof(string)));
        Assert.False(Events.Unsubscribe(listener.Ref));
    }

    [Fact]
    public async Task Who_has_unsubscribed_hears_no_more()
    {
        var listener = new Listener(_system);
        Events.Subscribe(listener.Ref, typeof(string));
        Events.Publish("one");
        Events.Unsubscribe(listener.Ref, typeof(string));
        Events.Publish("two");
        Assert.Equal("one", await listener.Next());
        await listener.HearsNothingMore();
    }

    [Fact]
    public async Task Unsubscribing_from_everything_ends_every_subscription()
    {
        var listener = new Listener(_system);
        Events.Subscribe(listener.Ref, typeof(string));
        Events.Subscribe(listener.Ref, typeof(Animal));
        Assert.True(Events.Unsubscribe(listener.Ref));
        Events.Publish("one");
        Events.Publish(new Cow());
        await listener.HearsNothingMore();
    }

    [Fact]
    public async Task Unsubscribing_from_a_part_keeps_the_rest()
    {
        var listener = new Listener(_system);
        Events.Subscribe(listener.Ref, typeof(Animal));
        Assert.True(Events.Unsubscribe(listener.Ref, typeof(Bird)));
        Events.Publish(new Parrot());
        Events.Publish(new Bird());
        Events.Publish(new Cow());
        Assert.Equal(new Cow(), await listener.Next());
        await listener.HearsNothingMore();
    }

    [Fact]
    public async Task A_part_that_was_unsubscribed_can_be_subscribed_again()
    {
        var listener = new Listener(_system);
        Events.Subscribe(listener.Ref, typeof(Animal));
        Events.Unsubscribe(listener.Ref, typeof(Bird));
        Assert.True(Events.Subscribe(listener.Ref, typeof(Parrot)));
        Events.Publish(new Parrot());
        Events.Publish(new Bird());
        Assert.Equal(new Parrot(), await listener.Next());
        Assert.True(Events.Subscribe(listener.Ref, typeof(Animal)));
        Events.Publish(new Bird());
        Assert.Equal(new Bird(), await listener.Next());
    }

    [Fact]
    public async Task A_subscriber_that_unsubscribes_leaves_the_others()
    {
        Listener one = new(_system), other = new(_system);
        Events.Subscribe(one.Ref, typeof(string));
        Events.Subscribe(other.Ref, typeof(string));
        Events.Unsubscribe(one.Ref);
        Events.Publish("hello");
        Assert.Equal("hello", await other.Next());
        await one.HearsNothingMore();
    }

    [Fact]
    public async Task A_subscriber_that_terminates_is_unsubscribed()
    {
        var listener = new Listener(_system);
        Events.Subscribe(listener.Ref, typeof(string));
        Events.Subscribe(listener.Ref, typeof(Animal));
        Assert.True(await listener.Ref.GracefulStop(TimeSpan.FromSeconds(20)));
        await IsForgotten(listener.Ref);
        Assert.False(Events.Unsubscribe(listener.Ref));
    }

    [Fact]
    public async Task A_subscriber_that_is_dead_already_is_unsubscribed()
    {
        var listener = new Listener(_system);
        Assert.True(await listener.Ref.GracefulStop(TimeSpan.FromSeconds(20)));
        Events.Subscribe(listener.Ref, typeof(string));
        await IsForgotten(listener.Ref);
        Assert.False(Events.Unsubscribe(listener.Ref, typeof(string)));
    }

    // Until then, what is published to it is a dead letter.
    private async Task IsForgotten(IActorRef dead)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var letters = new Listener(_system);
        Events.Subscribe(letters.Ref, typeof(DeadLetter));
        for (var heard = true; heard;)
        {
            Assert.False(patience.IsCancellationRequested, "It is still subscribed after 20 seconds.");
            heard = false;
            Events.Publish("hello");
            letters.Ref.Tell(letters);
            for (var next = await letters.Next(); !ReferenceEquals(next, letters); next = await letters.Next())
            {
                heard |= next is DeadLetter letter && letter.Recipient.Equals(dead);
            }
        }
        Events.Unsubscribe(letters.Ref);
    }

    [Fact]
    public void Nobody_can_neither_subscribe_nor_unsubscribe()
    {
        Assert.Throws<ArgumentNullException>(() => Events.Subscribe(null!, typeof(string)));
        Assert.Throws<ArgumentNullException>(() => Events.Unsubscribe(null!, typeof(string)));
        Assert.Throws<ArgumentNullException>(() => Events.Unsubscribe(null!));
    }

    [Fact]
    public async Task The_type_can_be_a_type_argument()
    {
        var listener = new Listener(_system);
        Assert.True(Events.Subscribe<string>(listener.Ref));
        Events.Publish("hello");
        Assert.Equal("hello", await listener.Next());
        Assert.True(Events.Unsubscribe<string>(listener.Ref));
    }

    [Fact]
    public async Task A_stream_for_debugging_tells_of_its_subscriptions()
    {
        var stream = new EventStream(debug: true);
        var listener = new Listener(_system);
        stream.Subscribe(listener.Ref, typeof(Debug));
        stream.Subscribe(listener.Ref, typeof(string));
        foreach (var channel in new[] { typeof(Debug), typeof(string) })
        {
            var told = await listener.Next<Debug>();
            Assert.StartsWith($"subscribing {listener.Ref} to channel {channel}", told.Message!.ToString(), StringComparison.Ordinal);
            Assert.Equal("EventStream", told.LogSource);
        }
    }

    [Fact]
    public async Task Many_threads_publish_while_others_come_and_go()
    {
        var stays = new Listener(_system);
        Events.Subscribe(stays.Ref, typeof(Number));
        var comers = Enumerable.Range(0, 8).Select(_ => new Listener(_system)).ToArray();
        await Task.WhenAll(
            Task.Run(() => Parallel.For(0, 4, _ =>
            {
                for (var i = 0; i < 1_000; i++)
                {
                    Events.Publish(new Number(i));
                }
            })),
            Task.Run(() =>
            {
                for (var i = 0; i < 1_000; i++)
                {
                    Events.Subscribe(comers[i % 8].Ref, typeof(object));
                    Events.Unsubscribe(comers[(i + 3) % 8].Ref);
                }
            }));
        var sum = 0;
        for (var i = 0; i < 4_000; i++)
        {
            sum += (await stays.Next<Number>()).Value;
        }
        Assert.Equal(4 * 999 * 500, sum);
        await stays.HearsNothingMore();
    }
}
