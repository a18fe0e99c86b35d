using Akka.Util;
using Akka.Util.Extensions;
using Akka.Util.Internal;
using Xunit;

namespace Akka.Tests.Util;

public class UtilSpecs
{
    [Fact]
    public void An_option_holds_a_value_or_none()
    {
        var some = Option<int>.Create(7);

        Assert.True(some.HasValue);
        Assert.False(some.IsEmpty);
        Assert.Equal(7, some.Value);
        Assert.False(Option<int>.None.HasValue);
        Assert.True(default(Option<string>).IsEmpty);
    }

    [Fact]
    public void Null_makes_an_empty_option()
    {
        Option<string> none = (string)null!;

        Assert.True(none.IsEmpty);
        Assert.True(Option<string>.Create(null!).IsEmpty);
        Assert.True(((string)null!).AsOption().IsEmpty);
        Assert.True("text".AsOption().HasValue);
    }

    [Fact]
    public void Options_of_equal_values_are_equal()
    {
        Assert.Equal(Option<int>.Create(7), Option<int>.Create(7));
        Assert.True(Option<int>.Create(7) == 7);
        Assert.True(Option<int>.Create(7) != Option<int>.None);
        Assert.NotEqual(Option<int>.Create(0), Option<int>.None);
        Assert.Equal(Option<int>.Create(7).GetHashCode(), Option<int>.Create(7).GetHashCode());
    }

    [Fact]
    public void An_option_is_mapped_where_it_has_a_value()
    {
        var called = 0;

        Assert.Equal("7", Option<int>.Create(7).Select(number => number.ToString()).Value);
        Assert.True(Option<int>.None.Select(number => number + 1).IsEmpty);
        Assert.Equal(8, Option<int>.Create(7).FlatSelect(number => Option<int>.Create(number + 1)).Value);
        Assert.Equal(1, Option<int>.None.GetOrElse(1));
        Assert.Equal(7, Option<int>.Create(7).GetOrElse(1));
        Option<int>.Create(7).OnSuccess(_ => called++);
        Option<int>.None.OnSuccess(_ => called++);
        Assert.Equal(1, called);
    }

    [Fact]
    public void An_option_says_what_it_holds()
    {
        Assert.Equal("Some<7>", Option<int>.Create(7).ToString());
        Assert.Equal("None", Option<int>.None.ToString());
    }

    [Fact]
    public void What_is_dropped_is_at_the_front() => Assert.Equal(["b", "c"], new[] { "a", "b", "c" }.Drop(1));

    [Theory]
    [InlineData("room", "room", true)]
    [InlineData("room", "ROOM", true)]
    [InlineData("room", "ro*", true)]
    [InlineData("room", "*o?", true)]
    [InlineData("room", "*o", false)]
    [InlineData("room", "r.*m", false)]
    [InlineData("room", "^room$", false)]
    [InlineData("r.om$", "r.*$", true)]
    public void A_pattern_with_wildcards_fits_the_whole_text(string text, string pattern, bool fits) => Assert.Equal(fits, text.Like(pattern));

    [Fact]
    public void A_pattern_can_tell_upper_case_from_lower() => Assert.False("room".Like("R*", caseSensitive: true));

    [Fact]
    public void An_atomic_boolean_is_set_where_it_is_as_expected()
    {
        var value = new AtomicBoolean();

        Assert.False(value.CompareAndSet(true, false));
        Assert.True(value.CompareAndSet(false, true));
        Assert.True(value);
        Assert.True(value.GetAndSet(false));
        Assert.False(value.Value);
        value.Value = true;
        Assert.True(value.Value);
    }

    [Fact]
    public void An_atomic_reference_is_set_where_it_is_as_expected()
    {
        var reference = new AtomicReference<string>("a");

        Assert.False(reference.CompareAndSet("b", "c"));
        Assert.True(reference.CompareAndSet("a", "b"));
        Assert.Equal("b", reference.Value);
        Assert.Equal("b", reference.GetAndSet("c"));
        Assert.Equal("c", (string)reference!);
    }

    [Fact]
    public void Counters_count_without_losing_any()
    {
        var number = new AtomicCounter(0);
        var large = new AtomicCounterLong(0);

        Parallel.For(0, 10_000, _ =>
        {
            number.IncrementAndGet();
            large.Next();
        });

        Assert.Equal(10_000, number.Current);
        Assert.Equal(10_000, large.Current);
    }

    [Fact]
    public void Counters_return_the_value_before_or_after()
    {
        var counter = new AtomicCounter(5);

        Assert.Equal(5, counter.GetAndIncrement());
        Assert.Equal(7, counter.IncrementAndGet());
        Assert.Equal(7, counter.GetAndAdd(3));
        Assert.Equal(9, counter.DecrementAndGet());
        Assert.Equal(9, counter.GetAndDecrement());
        Assert.Equal(10, counter.AddAndGet(2));
        Assert.Equal(10, counter.GetAndSet(1));
        Assert.True(counter.CompareAndSet(1, 2));
        counter.Reset();
        Assert.Equal(0, counter.Current);
        Assert.Equal(0, new AtomicCounter().Next());
    }

    [Fact]
    public void A_types_name_for_configurations_has_no_version_in_it()
    {
        Assert.Equal("System.String, System.Private.CoreLib", typeof(string).TypeQualifiedName());
        Assert.Equal("Akka.Tests.Util.UtilSpecs, Akka.Tests", typeof(UtilSpecs).TypeQualifiedName());
        var generic = typeof(Dictionary<UtilSpecs, Option<UtilSpecs>>).TypeQualifiedName();
        Assert.Contains("[Akka.Tests.Util.UtilSpecs, Akka.Tests]", generic, StringComparison.Ordinal);
        Assert.DoesNotContain("Version", generic, StringComparison.Ordinal);
        Assert.DoesNotContain("PublicKeyToken", generic, StringComparison.Ordinal);
    }
}
