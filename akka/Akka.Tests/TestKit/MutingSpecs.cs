using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.Internal;
using Akka.TestKit.TestEvent;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class MutingSpecs : Akka.TestKit.Xunit2.TestKit
{
    /// <summary>Tells the test what it would have printed.</summary>
    public sealed class Telling : TestEventListener
    {
        protected override void Print(LogEvent logEvent)
        {
            if (logEvent.LogSource.Contains(nameof(MutingSpecs), StringComparison.Ordinal) || logEvent is Error)
                Context.System.EventStream.Publish(new Printed(logEvent));
        }
    }

    private sealed record Printed(LogEvent Event);

    public MutingSpecs()
        : base($$"""akka { loglevel = INFO, stdout-loglevel = OFF, loggers = ["{{typeof(Telling).AssemblyQualifiedName}}"] }""") =>
        Sys.EventStream.Subscribe(TestActor, typeof(Printed));

    private string Heard() => ExpectMsg<Printed>().Event.Message!.ToString()!;

    [Fact]
    public void What_no_filter_matches_is_printed()
    {
        Log.Info("hello");
        Assert.Equal("hello", Heard());
    }

    [Fact]
    public void What_is_muted_is_not_printed_until_it_is_unmuted()
    {
        var muted = EventFilter.Info(start: "secret").Mute();
        Log.Info("secret");
        Log.Info("public");
        Assert.Equal("public", Heard());
        muted.Unmute();
        Log.Info("secret no more");
        Assert.Equal("secret no more", Heard());
    }

    [Fact]
    public void Muting_ends_with_its_block()
    {
        using (EventFilter.Info(start: "secret").Mute())
            Log.Info("secret");
        Log.Info("secret no more");
        Assert.Equal("secret no more", Heard());
    }

    [Fact]
    public async Task A_part_of_the_test_is_muted()
    {
        EventFilter.Info(start: "secret").Mute(() => Log.Info("secret 1"));
        Assert.Equal(5, await EventFilter.Info(start: "secret").MuteAsync(() =>
        {
            Log.Info("secret 2");
            return Task.FromResult(5);
        }));
        Log.Info("public");
        Assert.Equal("public", Heard());
    }

    [Fact]
    public void Filters_may_come_by_the_event_stream()
    {
        Sys.EventStream.Publish(new Mute(new InfoFilter(), new ErrorFilter(typeof(FormatException))));
        Log.Info("muted");
        Log.Error(new FormatException(), "muted too");
        Log.Warning("public");
        Assert.Equal("public", Heard());
    }

    [Fact]
    public void An_expected_event_is_not_printed()
    {
        EventFilter.Info("expected").ExpectOne(() => Log.Info("expected"));
        Log.Info("public");
        Assert.Equal("public", Heard());
    }
}
