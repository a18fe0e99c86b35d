using XChat.Actors.Chat;

namespace XChat.Gateway.Operations;

/// <summary><c>XChat.Gateway hash-token</c>: makes of an admin's token the hash that <c>xchat.admins</c> wants.</summary>
public static class HashToken
{
    /// <summary>Prints the hash of the first argument or, better, of the first line of the input: an argument is seen by all who list processes.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args)
    {
        var token = args.Count > 0 ? args[0] : Console.In.ReadLine();
        if (string.IsNullOrEmpty(token) || token.Contains("::", StringComparison.Ordinal))
        {
            Console.Error.WriteLine("A token has at least one character and no :: in it. Usage: echo TOKEN | XChat.Gateway hash-token");
            return 1;
        }

        Console.Out.WriteLine(SecretHash.Of(token).ToHex());
        return 0;
    }
}
