using Akka.Util;
using Xunit;

namespace Akka.Tests.Util;

public sealed class ResultSpecs
{
    [Fact]
    public void A_result_is_a_value_or_the_failure()
    {
        var good = Result.Success(7);
        Assert.True(good.IsSuccess);
        Assert.Equal(7, good.Value);
        Assert.Null(good.Exception);

        var cause = new InvalidOperationException("boom");
        var bad = Result.Failure<int>(cause);
        Assert.False(bad.IsSuccess);
        Assert.Equal(0, bad.Value);
        Assert.Same(cause, bad.Exception);
    }

    [Fact]
    public void What_a_function_returns_or_throws_is_its_result()
    {
        Assert.Equal(7, Result.From(() => 7).Value);
        Assert.Equal("boom", Result.From<int>(() => throw new InvalidOperationException("boom")).Exception!.Message);
    }

    [Fact]
    public async Task A_task_that_has_ended_has_a_result()
    {
        Assert.Equal(7, Result.FromTask(Task.FromResult(7)).Value);

        var failed = Result.FromTask(Task.FromException<int>(new InvalidOperationException("boom")));
        Assert.IsType<InvalidOperationException>(Assert.IsType<AggregateException>(failed.Exception).InnerException);

        var cancelled = Task.FromCanceled<int>(new CancellationToken(canceled: true));
        Assert.IsType<TaskCanceledException>(Result.FromTask(cancelled).Exception);

        var open = new TaskCompletionSource<int>();
        Assert.StartsWith("Task is not completed.", Assert.Throws<ArgumentException>(() => Result.FromTask(open.Task)).Message, StringComparison.Ordinal);
        open.SetResult(7);
        Assert.True(Result.FromTask(open.Task).IsSuccess);
        await open.Task;
    }

    [Fact]
    public void Results_are_compared_by_what_they_hold()
    {
        var cause = new InvalidOperationException("boom");
        Assert.Equal(Result.Success("a"), Result.Success(new string('a', 1)));
        Assert.Equal(Result.Success("a").GetHashCode(), Result.Success("a").GetHashCode());
        Assert.True(Result.Success("a") != Result.Success("b"));
        Assert.True(Result.Failure<string>(cause) == Result.Failure<string>(cause));
        Assert.False(Result.Failure<string>(cause) == Result.Failure<string>(new InvalidOperationException("boom")));
        Assert.False(Result.Success(0).Equals(Result.Failure<int>(cause)));
    }
}
