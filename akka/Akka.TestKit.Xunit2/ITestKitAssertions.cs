namespace Akka.TestKit;

/// <summary>How the test kit tells a test framework that something is not as expected.</summary>
/// <remarks>Every method either returns or throws what the framework takes for a failed test. The texts follow <see cref="string.Format(string, object[])"/> where arguments are given.</remarks>
public interface ITestKitAssertions
{
    /// <summary>Fails the test.</summary>
    /// <param name="format">Why.</param>
    /// <param name="args">What the text names.</param>
    void Fail(string format = "", params object[] args);

    /// <summary>Fails the test unless the condition is true.</summary>
    /// <param name="condition">What must be true.</param>
    /// <param name="format">Why it must.</param>
    /// <param name="args">What the text names.</param>
    void AssertTrue(bool condition, string format = "", params object[] args);

    /// <summary>Fails the test if the condition is true.</summary>
    /// <param name="condition">What must be false.</param>
    /// <param name="format">Why it must.</param>
    /// <param name="args">What the text names.</param>
    void AssertFalse(bool condition, string format = "", params object[] args);

    /// <summary>Fails the test unless the two are equal.</summary>
    /// <typeparam name="T">What is compared.</typeparam>
    /// <param name="expected">What the test wants.</param>
    /// <param name="actual">What it got.</param>
    /// <param name="format">Why they must be equal.</param>
    /// <param name="args">What the text names.</param>
    void AssertEqual<T>(T expected, T actual, string format = "", params object[] args);

    /// <summary>Fails the test unless the comparer finds the two equal.</summary>
    /// <typeparam name="T">What is compared.</typeparam>
    /// <param name="expected">What the test wants.</param>
    /// <param name="actual">What it got.</param>
    /// <param name="comparer">Says whether the expected and the actual value are equal.</param>
    /// <param name="format">Why they must be equal.</param>
    /// <param name="args">What the text names.</param>
    void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args);
}
