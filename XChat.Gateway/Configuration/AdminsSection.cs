using System.Collections.Immutable;
using System.Net;
using XChat.Actors.Chat;
using XChat.Actors.Sessions;

namespace XChat.Gateway.Configuration;

/// <summary><c>xchat.token</c> and <c>xchat.admins</c>: who is an admin.</summary>
internal static class AdminsSection
{
    private const int ShortestToken = 8;

    /// <summary>The token of the original server, and so the first that anybody tries.</summary>
    private const string DefaultToken = "token";

    public static (ImmutableArray<AdminToken> Tokens, ImmutableArray<string> Warnings) Read(Settings settings, IPEndPoint bind)
    {
        var setting = settings.Get("xchat", "token");
        var token = setting.AsText(maxLength: 256);
        if (token.Contains("::", StringComparison.Ordinal))
        {
            throw InvalidConfiguration.Of(setting, "a token must not have :: in it.");
        }

        var tokens = settings.NamesUnder("xchat", "admins").Select(name => Named(settings, name)).ToList();
        var weakness = Weakness(token);
        if (token.Length > 0 && (weakness is null || IPAddress.IsLoopback(bind.Address)))
        {
            tokens.Insert(0, new AdminToken("TOKEN", SecretHash.Of(token), OnThisMachineAlone: weakness is not null));
        }

        return ([.. tokens], weakness is null || tokens.Count > 1 ? [] : [Warning(weakness, admitted: tokens.Count > 0, bind)]);
    }

    private static string? Weakness(string token) =>
        token.Length == 0 ? "is empty"
        : token == DefaultToken ? "is the default that everybody knows"
        : token.Length < ShortestToken ? $"has less than {ShortestToken} characters"
        : null;

    private static string Warning(string weakness, bool admitted, IPEndPoint bind) => admitted
        ? $"The admin token {weakness}. It admits admins from this machine alone, and from proxies of it that forward no address. Set TOKEN."
        : $"The admin token {weakness}: nobody is let in as an admin. Set TOKEN to a secret of at least {ShortestToken} characters.";

    private static AdminToken Named(Settings settings, string name)
    {
        var setting = settings.Get("xchat", "admins", name);
        return SecretHash.TryParse(setting.Text?.Trim(), out var hash)
            ? new AdminToken(name, hash!)
            : throw InvalidConfiguration.Of(setting, "it must be the hash of a token, 64 hexadecimal digits, as XChat.Gateway hash-token makes it.");
    }
}
