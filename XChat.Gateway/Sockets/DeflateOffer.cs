namespace XChat.Gateway.Sockets;

/// <summary>The negotiation of permessage-deflate, RFC 7692.</summary>
public static class DeflateOffer
{
    /// <summary>What is agreed on: nobody keeps a context, so one compressed frame serves all, and a connection holds no window.</summary>
    public const string Agreed = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    private const int LargestWindow = 15;
    private const int SmallestWindow = 8;

    /// <summary>Whether any of a client's offers can be answered with <see cref="Agreed"/>.</summary>
    /// <param name="extensions">Its <c>Sec-WebSocket-Extensions</c>, or null.</param>
    public static bool IsAcceptable(string? extensions) =>
        extensions is not null && extensions.Split(',').Any(offer => IsOneAcceptable(offer.Split(';', StringSplitOptions.TrimEntries)));

    private static bool IsOneAcceptable(string[] offer) =>
        offer[0].Equals("permessage-deflate", StringComparison.OrdinalIgnoreCase)
        && offer[1..].All(IsParameterAcceptable)
        && offer[1..].Select(NameOf).Distinct().Count() == offer.Length - 1;

    private static bool IsParameterAcceptable(string parameter)
    {
        var value = parameter.Contains('=') ? parameter[(parameter.IndexOf('=') + 1)..].Trim().Trim('"') : null;
        return NameOf(parameter) switch
        {
            "server_no_context_takeover" or "client_no_context_takeover" => value is null,
            "client_max_window_bits" => value is null || WindowOf(value) is >= SmallestWindow and <= LargestWindow,

            // Our one compression serves all, with the window that it has.
            "server_max_window_bits" => value is not null && WindowOf(value) == LargestWindow,
            _ => false,
        };
    }

    private static string NameOf(string parameter) => parameter.Split('=')[0].Trim().ToLowerInvariant();

    private static int WindowOf(string value) => value.Length is 1 or 2 && value[0] != '0' && value.All(char.IsAsciiDigit) ? int.Parse(value) : 0;
}
