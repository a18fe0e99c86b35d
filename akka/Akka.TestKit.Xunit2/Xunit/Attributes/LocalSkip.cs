namespace Akka.TestKit.Xunit2.Attributes;

internal static class LocalSkip
{
    public static string? Reason(string variable, string? reason) =>
        string.Equals(Environment.GetEnvironmentVariable(variable), "true", StringComparison.OrdinalIgnoreCase) ? reason ?? "Not run on this machine" : null;
}
