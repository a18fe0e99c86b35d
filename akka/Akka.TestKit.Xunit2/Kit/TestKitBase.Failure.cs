namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Fails the test. For use with throw, so that the compiler sees that the way ends there.</summary>
    private AssertionsMustThrowException Failure(string format, params object?[] args)
    {
        LogCall(format, args!);
        _assertions.Fail(format, args!);
        return new AssertionsMustThrowException(format);
    }

    /// <summary>Fails the test as a condition that should have been true. For use with throw.</summary>
    private AssertionsMustThrowException Untrue(string format, params object?[] args)
    {
        LogCall(format, args!);
        _assertions.AssertTrue(false, format, args!);
        return new AssertionsMustThrowException(format);
    }

    private sealed class AssertionsMustThrowException(string failure)
        : InvalidOperationException("The assertions of the test framework did not throw when told to fail: " + failure);
}
