using System.Diagnostics;

namespace XChat.Gateway.Tests.Harness;

/// <summary>Which server the specs start: the one that was built with them, or the binary that <c>XCHAT_TESTED</c> names.</summary>
internal static class TestedServer
{
    /// <summary>How to start it.</summary>
    public static ProcessStartInfo With(params IEnumerable<string> arguments) =>
        Environment.GetEnvironmentVariable("XCHAT_TESTED") is { Length: > 0 } published
            ? new ProcessStartInfo(published, arguments)
            : new ProcessStartInfo(DotNet, [Path.Combine(AppContext.BaseDirectory, "XChat.Gateway.dll"), .. arguments]);

    private static string DotNet =>
        Environment.ProcessPath is { } path && path.EndsWith("dotnet", StringComparison.Ordinal) ? path : "dotnet";
}
