using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.Internal;
using Akka.TestKit.TestActors;
using Akka.TestKit.TestEvent;
using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed partial class EventFilterSpecs : Akka.TestKit.Xunit2.TestKit
{
    public EventFilterSpecs()
        : base("akka { loglevel = DEBUG, stdout-loglevel = OFF, test.filter-leeway = 20s }")
    {
    }

    [GeneratedRegex("^w.*d$")]
    private static partial Regex Word { get; }

    [Fact]
    public void An_event_is_expected_by_its_text() => EventFilter.Info("Hello").ExpectOne(() => Log.Info("hello"));

    [Fact]
    public void An_event_is_expected_by_its_start() => EventFilter.Warning(start: "hel").ExpectOne(() => Log.Warning("hello"));

    [Fact]
    public void An_event_is_expected_by_a_part() => EventFilter.Debug(contains: "ell").ExpectOne(() => Log.Debug("hello"));

    [Fact]
    public void An_event_is_expected_by_a_pattern() => EventFilter.Error(Word).ExpectOne(() => Log.Error("word"));

    [Fact]
    public void An_event_is_expected_by_the_text_that_its_template_makes() =>
        EventFilter.Info("2 of 3 came").ExpectOne(() => Log.Info("{0} of {1} came", 2, 3));

    [Fact]
    public void An_event_is_expected_by_its_template() => EventFilter.Info(start: "{0} of {Tot").ExpectOne(() => Log.Info("{0} of {Total} came", 2, 3));

    [Fact]
    public void An_event_is_expected_by_the_path_of_its_source()
    {
        var talker = ActorOf(dsl => dsl.Receive<string>((text, context) => context.GetLogger().Info(text)), "talker");
        EventFilter.Info("hello", source: "/user/talker").ExpectOne(() => talker.Tell("hello"));
        EventFilter.Info("hello", source: "/USER/Talker").ExpectOne(() => talker.Tell("hello"));
        EventFilter.Info("hello", source: talker.Path.ToString()).ExpectOne(() => talker.Tell("hello"));
    }

    [Fact]
    public void An_event_of_another_level_is_not_the_one() =>
        Assert.Contains("Only received 0/1 messages that matched filter [Info]", Message(() => EventFilter.Info().ExpectOne(Soon, () => Log.Warning("hello"))));

    [Fact]
    public void An_event_with_another_text_is_not_the_one() =>
        Assert.Contains("Info when Message == \"bye\"", Message(() => EventFilter.Info("bye").ExpectOne(Soon, () => Log.Info("hello"))));

    [Fact]
    public void An_event_of_another_source_is_not_the_one() =>
        Assert.Contains("Source == \"elsewhere\"", Message(() => EventFilter.Info("hello", source: "elsewhere").ExpectOne(Soon, () => Log.Info("hello"))));

    [Fact]
    public void So_many_events_are_expected() => EventFilter.Info("hello").Expect(2, () =>
    {
        Log.Info("hello");
        Log.Info("hello");
    });

    [Fact]
    public void Too_few_events_fail_and_are_counted()
    {
        var message = Message(() => EventFilter.Info("hello").Expect(2, Soon, () => Log.Info("hello")));
        Assert.StartsWith("Timeout (00:00:00.0500000) while waiting for messages. Only received 1/2 messages", message);
    }

    [Fact]
    public void Too_many_events_fail_and_are_counted()
    {
        var message = Message(() => EventFilter.Info(start: "hello").Expect(0, () => Log.Info("hello")));
        Assert.StartsWith("Received 1 message too many. Expected 0 messages but received 1 that matched filter [Info when", message);
    }

    [Fact]
    public void No_event_is_expected_for_the_whole_time() => EventFilter.Error().Expect(0, Soon, () => Log.Info("fine"));

    [Fact]
    public async Task Events_are_expected_asynchronously()
    {
        await EventFilter.Info("hello").ExpectOneAsync(async () =>
        {
            await Task.Delay(1);
            Log.Info("hello");
        });
        await EventFilter.Info("hello").ExpectAsync(2, () =>
        {
            Log.Info("hello");
            Log.Info("hello");
            return Task.CompletedTask;
        });
    }

    [Fact]
    [Obsolete("The forms of which this is the spec are obsolete.")]
    public async Task A_part_of_the_test_that_is_no_task_may_be_awaited()
    {
        await EventFilter.Info("hello").ExpectOneAsync(() => Log.Info("hello"));
        await EventFilter.Info("hello").ExpectAsync(1, Soon, () => Log.Info("hello"));
        await EventFilter.Info("hello").MuteAsync(() => Log.Info("hello"));
        Assert.Contains("Only received 0/1", await MessageAsync(() => EventFilter.Info().ExpectAsync(1, Soon, () => { })));
    }

    [Fact]
    public async Task Too_few_events_fail_asynchronously() =>
        Assert.Contains("Only received 0/1", await MessageAsync(() => EventFilter.Info().ExpectOneAsync(Soon, () => Task.CompletedTask)));

    [Fact]
    public void What_the_part_of_the_test_returns_is_returned() => Assert.Equal(5, EventFilter.Info().ExpectOne(() =>
    {
        Log.Info("hello");
        return 5;
    }));

    [Fact]
    public void What_the_part_of_the_test_throws_is_thrown() =>
        Assert.Throws<FormatException>(() => EventFilter.Info().ExpectOne(new Action(() => throw new FormatException())));

    [Fact]
    public void A_cause_is_expected_by_its_type() =>
        EventFilter.Exception<ArgumentException>().ExpectOne(() => Log.Error(new ArgumentNullException("x"), "failed"));

    [Fact]
    public void A_cause_is_expected_by_its_text_or_the_events()
    {
        EventFilter.Exception<FormatException>("the cause").ExpectOne(() => Log.Error(new FormatException("the cause"), "the event"));
        EventFilter.Exception<FormatException>("the event").ExpectOne(() => Log.Error(new FormatException("the cause"), "the event"));
    }

    [Fact]
    public void A_cause_of_another_type_is_not_the_one() => Assert.Contains(
        "Error with Cause <System.FormatException>",
        Message(() => EventFilter.Exception<FormatException>().ExpectOne(Soon, () => Log.Error(new ArgumentException(), "failed"))));

    [Fact]
    public void The_causes_of_the_cause_are_looked_at_where_the_test_wants_that()
    {
        var cause = new InvalidOperationException("outer", new FormatException("inner"));
        EventFilter.Exception(typeof(FormatException), "inner", checkInnerExceptions: true).ExpectOne(() => Log.Error(cause, "failed"));
        Message(() => EventFilter.Exception(typeof(FormatException), "inner").ExpectOne(Soon, () => Log.Error(cause, "failed")));
    }

    [Fact]
    public void A_cause_must_be_an_exception() => Assert.Throws<ArgumentException>(() => EventFilter.Exception(typeof(string)));

    [Fact]
    public void A_function_says_what_is_expected() =>
        EventFilter.Custom<Warning>(warning => warning.ToString().Contains("ell", StringComparison.Ordinal)).ExpectOne(() => Log.Warning("hello"));

    [Fact]
    public void A_dead_letter_is_expected_by_the_type_of_its_message()
    {
        EventFilter.DeadLetter<string>().ExpectOne(() => Sys.DeadLetters.Tell("lost"));
        EventFilter.DeadLetter((object message) => message is 5).ExpectOne(() => Sys.DeadLetters.Tell(5));
        EventFilter.DeadLetter().ExpectOne(() => Sys.DeadLetters.Tell(5));
    }

    [Fact]
    public void A_dead_letter_is_expected_by_its_message()
    {
        EventFilter.DeadLetter<string>(text => text == "lost").ExpectOne(() => Sys.DeadLetters.Tell("lost"));
        Message(() => EventFilter.DeadLetter<string>(text => text == "other").ExpectOne(Soon, () => Sys.DeadLetters.Tell("lost")));
    }

    [Fact]
    public void A_dead_letter_is_expected_by_whom_it_did_not_reach()
    {
        var actor = Watch(ActorOf<BlackHoleActor>("gone"));
        Sys.Stop(actor);
        ExpectTerminated(actor);
        EventFilter.DeadLetter<string>(source: "/user/gone").ExpectOne(() => actor.Tell("lost"));
    }

    [Fact]
    public void An_unhandled_message_is_told_at_level_INFO_and_not_as_a_warning_too()
    {
        var actor = ActorOf<UnhandledMessageActor>();
        EventFilter.Info().ExpectOne(() => actor.Tell("what?"));
        EventFilter.Warning().And.Error().Expect(0, Soon, () => actor.Tell("what?"));
    }

    [Fact]
    public void Inside_a_block_events_are_waited_for_as_long_as_it_has_left()
    {
        using var kit = new Akka.TestKit.Xunit2.TestKit("akka.test.filter-leeway = 1ms");
        kit.Within(TimeSpan.FromSeconds(20), () => kit.EventFilter.Info("late").ExpectOne(() =>
            kit.Sys.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(200), () => kit.Sys.Log.Info("late"))));
        Assert.Contains("Only received 0/1", Message(() => kit.Within(Soon, () => kit.EventFilter.Info("never").ExpectOne(() => { }))));
    }

    [Fact]
    public void One_of_several_filters_is_enough()
    {
        EventFilter.Info("a").And.Warning("b").Expect(2, () =>
        {
            Log.Info("a");
            Log.Warning("b");
        });
    }

    [Fact]
    public void Filters_are_made_by_level()
    {
        foreach (var level in Enum.GetValues<LogLevel>())
            EventFilter.ForLogLevel(level, "hello").ExpectOne(() => Log.Log(level, "hello"));
    }
}
