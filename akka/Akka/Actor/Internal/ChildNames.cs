namespace Akka.Actor.Internal;

internal static class ChildNames
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    // $a, $b, … $~, $aa, …
    public static string Number(long number, char prefix = '$')
    {
        Span<char> text = stackalloc char[13];
        var length = 0;
        text[length++] = prefix;
        do
        {
            text[length++] = Digits[(int)(number & 63)];
            number >>>= 6;
        }
        while (number != 0);
        return new string(text[..length]);
    }

    public static (string Name, long Uid) Split(string name)
    {
        var hash = name.IndexOf('#');
        return hash >= 0 && long.TryParse(name.AsSpan(hash + 1), out var uid) ? (name[..hash], uid) : (name, 0);
    }

    [ThreadStatic]
    private static uint _state;

    // The number of an incarnation: never 0. Two actors of one path one after another must not share it by chance.
    public static long NewUid()
    {
        if (_state == 0) _state = (uint)Random.Shared.Next(1, int.MaxValue);
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return Math.Max(1, _state & int.MaxValue);
    }
}
