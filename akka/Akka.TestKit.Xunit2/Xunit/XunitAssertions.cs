using Akka.TestKit.Xunit2.Internals;
using Xunit;
using Xunit.Sdk;

namespace Akka.TestKit.Xunit2;

/// <summary>Tells xUnit that something is not as expected.</summary>
public class XunitAssertions : ITestKitAssertions
{
    /// <inheritdoc/>
    public void Fail(string format = "", params object[] args) => Assert.Fail(Text(format, args));

    /// <inheritdoc/>
    public void AssertTrue(bool condition, string format = "", params object[] args)
    {
        if (!condition)
            Assert.True(condition, Text(format, args));
    }

    /// <inheritdoc/>
    public void AssertFalse(bool condition, string format = "", params object[] args)
    {
        if (condition)
            Assert.False(condition, Text(format, args));
    }

    /// <inheritdoc/>
    public void AssertEqual<T>(T expected, T actual, string format = "", params object[] args)
    {
        try
        {
            Assert.Equal(expected, actual);
        }
        catch (EqualException unequal)
        {
            throw new AkkaEqualException(Text(format, args), unequal);
        }
    }

    /// <inheritdoc/>
    public void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args)
    {
        if (!comparer(expected, actual))
            throw AkkaEqualException.ForMismatchedValues(expected, actual, Text(format, args));
    }

    // A text without arguments is shown as it is: names and values in it may have braces. One that does not suit its arguments
    // must not hide what the test has found.
    private static string Text(string? format, object[] args)
    {
        if (args.Length == 0)
            return format ?? "";
        try
        {
            return string.Format(null, format ?? "", args);
        }
        catch (FormatException)
        {
            return $"[Could not string.Format(\"{format}\", {string.Join(", ", args)})]";
        }
    }
}
