using XChat.Gateway.Sockets;
using Xunit;

namespace XChat.Gateway.Tests.Sockets;

public sealed class OriginRuleSpecs
{
    private readonly OriginRule _rule = new(["https://chat.example.org", "http://other.example:8080/"]);

    [Theory]
    [InlineData(null, "localhost:3000")]
    [InlineData("http://localhost:3000", "localhost:3000")]
    [InlineData("http://LOCALHOST:3000", "localhost:3000")]
    [InlineData("https://example.com", "example.com")]
    [InlineData("https://example.com", "example.com:443")]
    [InlineData("http://example.com", "example.com:80")]
    [InlineData("http://[::1]:3000", "[::1]:3000")]
    [InlineData("http://[::1]", "[::1]")]
    [InlineData("https://chat.example.org", "backend:3000")]
    [InlineData("https://CHAT.example.org", "backend:3000")]
    [InlineData("http://other.example:8080", null)]
    public void Own_and_configured_origins_and_none_at_all_are_allowed(string? origin, string? host) => Assert.True(_rule.Allows(origin, host));

    [Theory]
    [InlineData("null", "localhost:3000")]
    [InlineData("", "localhost:3000")]
    [InlineData("http://evil.example", "localhost:3000")]
    [InlineData("http://localhost:3001", "localhost:3000")]
    [InlineData("http://localhost", "localhost:3000")]
    [InlineData("http://localhost:3000.evil.example", "localhost:3000")]
    [InlineData("http://chat.example.org", "backend:3000")]
    [InlineData("https://chat.example.org.evil.example", "backend:3000")]
    [InlineData("http://localhost:3000,http://evil.example", "localhost:3000")]
    [InlineData("file://localhost:3000", "localhost:3000")]
    [InlineData("://", "")]
    [InlineData("http://", "")]
    [InlineData("http://", null)]
    public void Foreign_origins_are_not(string origin, string? host) => Assert.False(_rule.Allows(origin, host));
}
