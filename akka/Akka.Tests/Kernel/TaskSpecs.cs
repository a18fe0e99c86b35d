using Akka.TestKit.Extensions;
using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.Kernel;

public sealed class TaskSpecs
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    private static Task Endless() => Task.Delay(Timeout.Infinite);

    private static async Task<int> FourAsync()
    {
        await Task.Yield();
        return 4;
    }

    private static async Task ThrowAsync(Exception cause)
    {
        await Task.Yield();
        throw cause;
    }

    [Fact]
    public async Task A_task_that_ends_in_time_gives_what_it_makes()
    {
        Assert.Equal(4, await FourAsync().ShouldCompleteWithin(Long));
        await FourAsync().ShouldCompleteWithin(4, Long);
        await Task.CompletedTask.ShouldCompleteWithin(Long);
    }

    [Fact]
    public async Task A_task_that_does_not_end_in_time_fails_and_says_why_it_should() => Assert.Equal(
        "Expected the task to complete within 00:00:00.0500000 because of 4 reasons, but it is still running.",
        await MessageAsync(() => Endless().ShouldCompleteWithin(Soon, "of {0} reasons", 4)));

    [Fact]
    public async Task A_task_that_makes_something_else_fails() => Assert.Equal(
        "Expected the task to make 5 because it must, but it made 4.",
        await MessageAsync(() => FourAsync().ShouldCompleteWithin(5, Long, "because it must")));

    [Fact]
    public async Task What_a_task_throws_is_thrown() =>
        await Assert.ThrowsAsync<FormatException>(() => ThrowAsync(new FormatException()).ShouldCompleteWithin(Long));

    [Fact]
    public async Task A_task_may_have_to_throw()
    {
        var cause = new FormatException();
        Assert.Same(cause, await ThrowAsync(cause).ShouldThrowWithin<FormatException>(Long));
        Assert.Same(cause, await ThrowAsync(cause).ShouldThrowWithin<Exception>(Long));
        await ThrowAsync(cause).ShouldThrowWithin(cause, Long);
    }

    [Fact]
    public async Task A_task_that_had_to_throw_fails_where_it_does_not()
    {
        Assert.Contains("it threw nothing", await MessageAsync(() => Task.CompletedTask.ShouldThrowWithin<FormatException>(Long)));
        Assert.Contains("it threw another", await MessageAsync(() => ThrowAsync(new FormatException()).ShouldThrowWithin(new FormatException(), Long)));
        Assert.Contains("it threw System.FormatException", await MessageAsync(() => ThrowAsync(new FormatException()).ShouldThrowWithin<TimeoutException>(Long)));
        Assert.Contains("it threw Xunit", await MessageAsync(() => Endless().ShouldThrowWithin<FormatException>(Soon)));
    }
}
