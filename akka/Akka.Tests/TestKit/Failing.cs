using Xunit;
using Xunit.Sdk;

namespace Akka.Tests.TestKit;

/// <summary>What a failed expectation tells the test framework.</summary>
internal static class Failing
{
    /// <summary>Long enough for what has come already, short enough to wait out.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    public static string Message(Func<object?> expectation) => Assert.ThrowsAny<XunitException>(expectation).Message;

    public static string Message(Action expectation) => Assert.ThrowsAny<XunitException>(expectation).Message;

    public static async Task<string> MessageAsync(Func<Task> expectation) =>
        (await Assert.ThrowsAnyAsync<XunitException>(expectation)).Message;
}
