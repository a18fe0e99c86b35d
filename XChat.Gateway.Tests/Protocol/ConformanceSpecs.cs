using System.Text;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Protocol;

/// <summary>
/// The cases of the Autobahn test suite by their ids, against the real server, in the form that they take for a server that does not
/// echo: a message is told to everybody in its room, binary is 1003, and messages are at most 16 KiB.
/// </summary>
[Collection(OrdinaryServerTests.Name)]
public sealed class ConformanceSpecs(OrdinaryServer server)
{
    private const int Violation = 1002;
    private const int NoText = 1007;

    /// <summary>Case, what is sent after the name, and what comes of it: the pongs and texts that are heard, or a close code.</summary>
    public static TheoryData<string, byte[][], string> Cases
    {
        get
        {
            var cases = new TheoryData<string, byte[][], string>();
            Framing(cases);
            PingPong(cases);
            ReservedBitsAndOpcodes(cases);
            Fragmentation(cases);
            Utf8(cases);
            Closing(cases);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Case(string id, byte[][] frames, string outcome)
    {
        using var client = await RawSocket.UpgradeAsync(server.Port, server.Room());
        await client.SendAsync(ClientFrame.Text("Autobahn"));
        await client.FrameAsync();
        await client.FrameAsync();
        await client.SendAsync(frames);
        await client.SendIfPossibleAsync(ClientFrame.Text("the end"));

        Assert.Equal($"{id}: {outcome}", $"{id}: {await HeardAsync(client)}");
    }

    /// <summary>Groups 2.6, 3.3, 4.1.4 and others: the same in single bytes.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Case_in_pieces_of_a_few_bytes(string id, byte[][] frames, string outcome)
    {
        var all = Pieces.Join(frames);
        using var client = await RawSocket.UpgradeAsync(server.Port, server.Room());
        await client.SendAsync(ClientFrame.Text("Autobahn"));
        await client.FrameAsync();
        await client.FrameAsync();
        var piece = Math.Max(1, all.Length / 40);
        for (var at = 0; at < all.Length; at += piece)
        {
            await client.SendIfPossibleAsync(all[at..Math.Min(all.Length, at + piece)]);
        }

        await client.SendIfPossibleAsync(ClientFrame.Text("the end"));
        Assert.Equal($"{id}: {outcome}", $"{id}: {await HeardAsync(client)}");
    }

    private static void Framing(TheoryData<string, byte[][], string> cases)
    {
        foreach (var (id, length) in (ReadOnlySpan<(string, int)>)[("1.1.2", 125), ("1.1.3", 126), ("1.1.4", 127), ("1.1.5", 128), ("1.1.6", 16_000), ("9.1.1", 16_384)])
        {
            cases.Add(id, [ClientFrame.Text(new string('*', length))], new string('*', length));
        }

        cases.Add("1.1.1", [ClientFrame.Text("")], "");
        cases.Add("9.1.2", [ClientFrame.Text(new string('*', 16_385))], "1009");
        cases.Add("9.3.1", [.. Chopped(new string('*', 16_384), 64)], new string('*', 16_384));
        cases.Add("9.3.9", [.. Chopped(new string('*', 16_384), 4096)], new string('*', 16_384));
        cases.Add("10.1.1", [.. Chopped(new string('*', 16_000), 1300)], new string('*', 16_000));
        foreach (var (id, length) in (ReadOnlySpan<(string, int)>)[("1.2.1", 0), ("1.2.2", 125), ("1.2.4", 127), ("1.2.8", 65_536)])
        {
            cases.Add(id, [ClientFrame.Binary(new byte[length])], "1003");
        }
    }

    private static void PingPong(TheoryData<string, byte[][], string> cases)
    {
        cases.Add("2.1", [ClientFrame.Ping()], "<>");
        cases.Add("2.2", [ClientFrame.Ping("Hello, world!")], "<Hello, world!>");
        cases.Add("2.4", [ClientFrame.Ping(new string('p', 125))], $"<{new string('p', 125)}>");
        cases.Add("2.5", [ClientFrame.Make(0x9, new byte[126])], $"{Violation}");
        cases.Add("2.7", [ClientFrame.Pong()], "");
        cases.Add("2.8", [ClientFrame.Pong("unsolicited")], "");
        cases.Add("2.9", [ClientFrame.Pong("unsolicited"), ClientFrame.Ping("asked")], "<asked>");
        cases.Add("2.10", [.. Enumerable.Range(0, 10).Select(i => ClientFrame.Ping($"{i}"))], "<0> <1> <2> <3> <4> <5> <6> <7> <8> <9>");
    }

    private static void ReservedBitsAndOpcodes(TheoryData<string, byte[][], string> cases)
    {
        cases.Add("3.1", [ClientFrame.Make(0x1, "small"u8.ToArray(), reserved: 1)], $"{Violation}");
        cases.Add("3.2", [ClientFrame.Text("small"), ClientFrame.Make(0x1, "small"u8.ToArray(), reserved: 2), ClientFrame.Ping()], $"{Violation}");
        cases.Add("3.4", [ClientFrame.Text("small"), ClientFrame.Make(0x1, "small"u8.ToArray(), reserved: 4)], $"{Violation}");
        cases.Add("3.6", [ClientFrame.Make(0x9, "small"u8.ToArray(), reserved: 6)], $"{Violation}");
        cases.Add("3.7", [ClientFrame.Make(0x8, [], reserved: 7)], $"{Violation}");
        foreach (var opcode in (int[])[3, 4, 5, 6, 7])
        {
            cases.Add($"4.1.{opcode - 2}", [ClientFrame.Text("before"), ClientFrame.Make(opcode, opcode % 2 == 0 ? "x"u8.ToArray() : []), ClientFrame.Ping()], $"{Violation}");
        }

        foreach (var opcode in (int[])[11, 12, 13, 14, 15])
        {
            cases.Add($"4.2.{opcode - 10}", [ClientFrame.Text("before"), ClientFrame.Make(opcode, []), ClientFrame.Ping()], $"{Violation}");
        }
    }

    private static void Fragmentation(TheoryData<string, byte[][], string> cases)
    {
        cases.Add("5.1", [ClientFrame.Make(0x9, "frag"u8.ToArray(), final: false), ClientFrame.Continuation("ment")], $"{Violation}");
        cases.Add("5.2", [ClientFrame.Make(0xA, "frag"u8.ToArray(), final: false), ClientFrame.Continuation("ment")], $"{Violation}");
        cases.Add("5.3", [ClientFrame.Text("frag", final: false), ClientFrame.Continuation("ment")], "fragment");
        cases.Add("5.6", [ClientFrame.Text("frag", final: false), ClientFrame.Ping("ping"), ClientFrame.Continuation("ment")], "<ping> fragment");
        cases.Add("5.9", [ClientFrame.Continuation("non-continuation"), ClientFrame.Text("Hello")], $"{Violation}");
        cases.Add("5.12", [ClientFrame.Continuation("non-continuation", final: false), ClientFrame.Text("Hello")], $"{Violation}");
        cases.Add("5.15", [ClientFrame.Text("a", final: false), ClientFrame.Continuation("b"), ClientFrame.Continuation("c", final: false), ClientFrame.Text("d")], $"{Violation}");
        cases.Add("5.18", [ClientFrame.Text("one", final: false), ClientFrame.Text("two")], $"{Violation}");
        cases.Add("5.19", [ClientFrame.Text("1", final: false), ClientFrame.Continuation("2", final: false), ClientFrame.Ping("p"), ClientFrame.Continuation("3", final: false), ClientFrame.Ping("q"), ClientFrame.Continuation("4")], "<p> <q> 1234");
    }

    private static void Utf8(TheoryData<string, byte[][], string> cases)
    {
        cases.Add("6.1.2", [ClientFrame.Text("", final: false), ClientFrame.Continuation("", final: false), ClientFrame.Continuation("")], "");
        cases.Add("6.1.3", [ClientFrame.Text("", final: false), ClientFrame.Continuation("middle", final: false), ClientFrame.Continuation("")], "middle");
        cases.Add("6.2.1", [ClientFrame.Text("Hello-µ@ßöäüàá-UTF-8!!")], "Hello-µ@ßöäüàá-UTF-8!!");
        cases.Add("6.2.3", [.. Chopped("Hello-µ@ßöäüàá-UTF-8!!", 1)], "Hello-µ@ßöäüàá-UTF-8!!");
        cases.Add("6.3.1", [ClientFrame.Text([0xCE, 0xBA, 0xE1, 0xBD, 0xB9, 0xCF, 0x83, 0xCE, 0xBC, 0xCE, 0xB5, 0xED, 0xA0, 0x80, 0x65, 0x64])], $"{NoText}");
        cases.Add("6.4.1", [ClientFrame.Text([0xCE, 0xBA, 0xE1, 0xBD, 0xB9], final: false), ClientFrame.Continuation([0xF4, 0x90, 0x80, 0x80], final: false)], $"{NoText}");
        cases.Add("6.4.3", [ClientFrame.Make(0x1, [0xCE, 0xBA, 0xF4, 0x90], claimedLength: 100)], $"{NoText}");
        (string Id, byte[] Bytes)[] wrong =
        [
            ("6.6.1", [0xCE]), ("6.6.3", [0xCE, 0xBA, 0xE1]), ("6.8.1", [0xC2]), ("6.10.1", [0xF4, 0x90, 0x80, 0x80]), ("6.10.2", [0xF7, 0xBF, 0xBF, 0xBF]),
            ("6.10.3", [0xFB, 0xBF, 0xBF, 0xBF, 0xBF]), ("6.11.5", [0xF4, 0x90, 0x80, 0x80]), ("6.12.1", [0x80]), ("6.12.2", [0xBF]), ("6.12.8", [.. Enumerable.Range(0x80, 0x3F).Select(b => (byte)b)]),
            ("6.13.1", [0xC0, 0x20, 0xC1, 0x20]), ("6.13.3", [0xF0, 0x20]), ("6.14.1", [0xC0]), ("6.14.6", [0xDF]), ("6.15.1", [0xE0, 0x80]), ("6.16.1", [0xFE]), ("6.16.2", [0xFF]),
            ("6.17.1", [0xC0, 0xAF]), ("6.17.2", [0xE0, 0x80, 0xAF]), ("6.18.1", [0xC1, 0xBF]), ("6.18.3", [0xF0, 0x8F, 0xBF, 0xBF]), ("6.19.1", [0xC0, 0x80]),
            ("6.20.1", [0xED, 0xA0, 0x80]), ("6.20.7", [0xED, 0xBF, 0xBF]), ("6.21.1", [0xED, 0xA0, 0x80, 0xED, 0xB0, 0x80]), ("6.21.8", [0xED, 0xAF, 0xBF, 0xED, 0xBF, 0xBF]),
        ];
        foreach (var (id, bytes) in wrong)
        {
            cases.Add(id, [ClientFrame.Text(bytes)], $"{NoText}");
        }

        (string Id, string Text)[] right =
        [
            ("6.5.1", "κόσμε"), ("6.7.3", "\u0800"), ("6.7.4", "\U00010000"), ("6.9.2", "\u07FF"), ("6.9.3", "\uFFFF"), ("6.9.4", "\U0010FFFF"),
            ("6.11.1", "\uD7FF"), ("6.11.2", "\uE000"), ("6.11.3", "\uFFFD"), ("6.22.1", "\uFFFE"), ("6.22.34", "\U0010FFFE"), ("6.23.1", "\uFFFD"),
        ];
        foreach (var (id, text) in right)
        {
            cases.Add(id, [ClientFrame.Text($"({text})")], $"({text})");
        }
    }

    private static void Closing(TheoryData<string, byte[][], string> cases)
    {
        cases.Add("7.1.1", [ClientFrame.Text("Hello"), ClientFrame.Close(1000)], "1000");
        cases.Add("7.1.2", [ClientFrame.Close(1000), ClientFrame.Close(1000)], "1000");
        cases.Add("7.1.3", [ClientFrame.Close(1000), ClientFrame.Ping()], "1000");
        cases.Add("7.1.4", [ClientFrame.Close(1000), ClientFrame.Text("too late")], "1000");
        cases.Add("7.1.5", [ClientFrame.Text("frag", final: false), ClientFrame.Close(1000), ClientFrame.Continuation("ment")], "1000");
        cases.Add("7.3.1", [ClientFrame.Close()], "1005");
        cases.Add("7.3.2", [ClientFrame.Make(0x8, [0x61])], $"{Violation}");
        cases.Add("7.3.5", [ClientFrame.Close(1000, new string('*', 123))], "1000");
        cases.Add("7.3.6", [ClientFrame.Make(0x8, [0x03, 0xE8, .. new byte[124]])], $"{Violation}");
        cases.Add("7.5.1", [ClientFrame.Make(0x8, [0x03, 0xE8, 0xCE, 0xBA, 0xED, 0xA0, 0x80])], $"{NoText}");
        foreach (var code in (int[])[1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999])
        {
            cases.Add($"7.7 {code}", [ClientFrame.Close(code)], $"{code}");
        }

        foreach (var code in (int[])[0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999, 5000, 65_535])
        {
            cases.Add($"7.9 {code}", [ClientFrame.Close(code)], $"{Violation}");
        }
    }

    private static IEnumerable<byte[]> Chopped(string text, int size)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = 0; at < bytes.Length; at += size)
        {
            var piece = bytes[at..Math.Min(bytes.Length, at + size)];
            var last = at + size >= bytes.Length;
            yield return at == 0 ? ClientFrame.Text(piece, last) : ClientFrame.Continuation(piece, last);
        }
    }

    // Texts as they are, pongs in angle brackets, the close code; up to the message that comes last, or the end.
    private static async Task<string> HeardAsync(RawSocket client)
    {
        var heard = new List<string>();
        var pongs = new List<string>();
        while (await client.FrameAsync() is { } frame)
        {
            if (frame.Opcode == 0x8)
            {
                // What was told to the room before may come back before this or not: who breaks the protocol is not waited for.
                return frame.Payload.Length < 2 ? "1005" : $"{(frame.Payload[0] << 8) | frame.Payload[1]}";
            }

            if (frame.Opcode == 0xA)
            {
                pongs.Add($"<{frame.Text}>");
                continue;
            }

            using var json = System.Text.Json.JsonDocument.Parse(frame.Payload);
            var texts = json.RootElement.EnumerateArray().Select(message => message.Text()).ToList();
            heard.AddRange(texts.Where(text => text != "the end"));
            if (texts.Contains("the end"))
            {
                break;
            }
        }

        // Pongs come from the connection, texts by way of the room: their order among each other is not promised.
        return string.Join(' ', pongs.Concat(heard));
    }
}
