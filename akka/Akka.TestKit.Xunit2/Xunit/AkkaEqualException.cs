using Xunit.Sdk;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Two values that should be equal are not.</summary>
public class AkkaEqualException : XunitException
{
    /// <summary>Says why they should be.</summary>
    /// <param name="format">Why, perhaps with places for arguments.</param>
    /// <param name="args">The arguments.</param>
    public AkkaEqualException(string format = "", params object[] args)
        : base(args.Length == 0 ? format : string.Format(null, format, args))
    {
    }

    internal AkkaEqualException(string why, EqualException unequal)
        : base(why.Length == 0 ? unequal.Message : unequal.Message + Environment.NewLine + why, unequal)
    {
    }

    /// <summary>Says which values are meant.</summary>
    /// <param name="expected">What the test wants.</param>
    /// <param name="actual">What it got.</param>
    /// <param name="format">Why they should be equal, perhaps with places for arguments.</param>
    /// <param name="args">The arguments.</param>
    public static AkkaEqualException ForMismatchedValues(object? expected, object? actual, string? format = null, params object[] args)
    {
        var why = string.IsNullOrEmpty(format) ? "Values differ" : args.Length == 0 ? format : string.Format(null, format, args);
        return new AkkaEqualException(
            $"Assert.Equal() Failure: {why}{Environment.NewLine}" +
            $"Expected: {ArgumentFormatter.Format(expected)}{Environment.NewLine}" +
            $"Actual:   {ArgumentFormatter.Format(actual)}");
    }
}
