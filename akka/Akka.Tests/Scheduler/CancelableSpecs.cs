using Akka.Actor;
using Xunit;

namespace Akka.Tests.Scheduler;

public class CancelableSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private Cancelable Create() => new(Sys.Scheduler);

    [Fact]
    public void It_is_not_called_off_at_first()
    {
        var cancelable = Create();

        Assert.False(cancelable.IsCancellationRequested);
        Assert.False(cancelable.Token.IsCancellationRequested);
        Assert.True(cancelable.Token.CanBeCanceled);
    }

    [Fact]
    public void Cancel_calls_it_off()
    {
        var cancelable = Create();
        var token = cancelable.Token;

        cancelable.Cancel();

        Assert.True(cancelable.IsCancellationRequested);
        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public void A_token_asked_for_after_Cancel_has_fired()
    {
        var cancelable = Create();

        cancelable.Cancel();

        Assert.True(cancelable.Token.IsCancellationRequested);
    }

    [Fact]
    public void Callbacks_run_once_however_often_it_is_called_off()
    {
        var cancelable = Create();
        var calls = 0;
        cancelable.Token.Register(() => calls++);

        cancelable.Cancel();
        cancelable.Cancel();

        Assert.Equal(1, calls);
    }

    [Fact]
    public void Cancel_with_true_stops_at_the_first_exception()
    {
        var cancelable = Create();
        var calls = 0;
        cancelable.Token.Register(() => throw new InvalidOperationException("first registered"));
        cancelable.Token.Register(() => calls++);
        cancelable.Token.Register(() => throw new InvalidOperationException("last registered"));

        Assert.Throws<InvalidOperationException>(() => cancelable.Cancel(throwOnFirstException: true));
        Assert.Equal(0, calls);
        Assert.True(cancelable.IsCancellationRequested);
    }

    [Fact]
    public void Cancel_with_false_runs_all_callbacks_and_collects_their_exceptions()
    {
        var cancelable = Create();
        var calls = 0;
        cancelable.Token.Register(() => throw new InvalidOperationException("first registered"));
        cancelable.Token.Register(() => calls++);
        cancelable.Token.Register(() => throw new InvalidOperationException("last registered"));

        var all = Assert.Throws<AggregateException>(() => cancelable.Cancel(throwOnFirstException: false));

        Assert.Equal(2, all.InnerExceptions.Count);
        Assert.Equal(1, calls);
    }

    [Fact]
    public void CancelAfter_calls_it_off_later()
    {
        var cancelable = Create();
        using var fired = new ManualResetEventSlim();
        cancelable.Token.Register(fired.Set);

        cancelable.CancelAfter(TimeSpan.FromMilliseconds(300));

        Assert.False(cancelable.IsCancellationRequested);
        Assert.True(fired.Wait(Limit));
        Assert.True(cancelable.IsCancellationRequested);
    }

    [Fact]
    public void CancelAfter_takes_milliseconds_too()
    {
        var cancelable = Create();
        using var fired = new ManualResetEventSlim();
        cancelable.Token.Register(fired.Set);

        cancelable.CancelAfter(30);

        Assert.True(fired.Wait(Limit));
    }

    [Fact]
    public void A_delay_given_at_the_start_calls_it_off()
    {
        var bySpan = new Cancelable(Sys.Scheduler, TimeSpan.FromMilliseconds(20));
        var byNumber = new Cancelable(Sys.Scheduler, 20);
        var byAction = new Cancelable(Sys.Scheduler.Advanced, TimeSpan.FromMilliseconds(20));

        AwaitCondition(() => bySpan.IsCancellationRequested && byNumber.IsCancellationRequested && byAction.IsCancellationRequested);
    }

    [Fact]
    public void A_negative_delay_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Create().CancelAfter(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create().CancelAfter(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void One_that_is_linked_goes_with_the_one_it_is_linked_to()
    {
        var under = Create();
        var linked = Cancelable.CreateLinkedCancelable(Sys.Scheduler, Create(), under);
        var fired = false;
        linked.Token.Register(() => fired = true);

        under.Cancel();

        Assert.True(linked.IsCancellationRequested);
        Assert.True(fired);
    }

    [Fact]
    public void One_that_is_linked_can_be_called_off_alone()
    {
        var under = Create();
        var linked = Cancelable.CreateLinkedCancelable(Sys.Scheduler.Advanced, under);

        linked.Cancel();

        Assert.True(linked.Token.IsCancellationRequested);
        Assert.False(under.IsCancellationRequested);
    }

    [Fact]
    public void It_can_be_linked_to_tokens()
    {
        using var source = new CancellationTokenSource();
        var linked = Cancelable.CreateLinkedCancelable(Sys.Scheduler, source.Token);

        source.Cancel();

        Assert.True(linked.IsCancellationRequested);
    }

    [Fact]
    public void What_waits_with_a_linked_one_is_not_done_when_the_other_is_called_off()
    {
        var under = Create();
        var linked = Cancelable.CreateLinkedCancelable(Sys.Scheduler, under);
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(200), TestActor, "cancelled", ActorRefs.NoSender, linked);
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(300), TestActor, "kept", ActorRefs.NoSender);

        under.Cancel();

        ExpectMsg("kept");
    }

    [Fact]
    public void One_made_as_called_off_is_called_off_and_stays_so()
    {
        var canceled = Cancelable.CreateCanceled();

        canceled.Cancel();
        canceled.Cancel(true);
        canceled.CancelAfter(0);
        canceled.CancelAfter(TimeSpan.Zero);

        Assert.True(canceled.IsCancellationRequested);
        Assert.True(canceled.Token.IsCancellationRequested);
    }

    [Fact]
    public void Once_disposed_it_can_no_longer_be_called_off()
    {
        var cancelable = Create();

        cancelable.Dispose();
        cancelable.Dispose();

        Assert.True(cancelable.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => cancelable.Cancel());
        Assert.Throws<ObjectDisposedException>(() => cancelable.CancelAfter(10));
    }

    [Fact]
    public void CancelIfNotNull_calls_off_what_there_is()
    {
        ICancelable? none = null;
        ICancelable some = Create();

        none!.CancelIfNotNull();
        some.CancelIfNotNull();

        Assert.True(some.IsCancellationRequested);
    }
}
