using System.Buffers;
using System.Net;
using FsCheck;
using FsCheck.Fluent;
using XChat.Gateway.Moderation;
using XChat.Gateway.Sockets;
using XChat.Gateway.Tests.Harness;
using Xunit;
using Random = System.Random;

namespace XChat.Gateway.Tests.Attacks;

/// <summary>What strangers send is read or refused: it never throws, never loops, and means the same however it is cut.</summary>
public sealed class CodecProperties
{
    private const int Largest = 1000;

    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(2_000);

    [Fact]
    public void Any_bytes_are_frames_or_a_violation_and_mean_the_same_however_they_are_cut() =>
        Prop.ForAll(Bytes(Frames()).ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(), (bytes, piece) =>
        {
            var whole = Read([bytes]);
            var cut = Read(bytes.Chunk(piece));
            return (whole == cut).Label($"whole: {whole}\ncut: {cut}");
        }).Check(Often);

    [Fact]
    public void Any_bytes_are_inflated_or_refused_and_never_to_more_than_the_limit() =>
        Prop.ForAll(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf().ToArbitrary(), payload =>
            Lengths([ClientFrame.Make(1, payload, reserved: 4)]).All(length => length <= Largest)).Check(Often);

    [Fact]
    public void Any_bytes_are_a_request_for_us_or_for_HTTP_or_need_more() =>
        Prop.ForAll(Bytes(Gen.Constant(RawSocket.Request("/ws/ops?since=abc:7", "Origin: http://a"))).ToArbitrary(), bytes =>
        {
            var result = RequestHead.Read(new ReadOnlySequence<byte>(bytes), IPAddress.Loopback, out var request, out _);
            return (result == RequestHeadResult.Upgrade) == (request is not null);
        }).Check(Often);

    [Fact]
    public void Any_forwarded_header_names_an_address_or_nobody() =>
        Prop.ForAll<string, string>((forwarded, real) =>
        {
            var trusting = new TrustedProxies(TrustedProxies.Loopback);
            return trusting.AddressOf(IPAddress.Parse("192.0.2.1"), forwarded, real).Ip!.ToString() == "192.0.2.1"
                && trusting.AddressOf(IPAddress.Loopback, forwarded, real).ToString().Length > 0;
        }).Check(Often);

    [Fact]
    public void Any_file_of_bans_is_read_or_refused_in_order() =>
        Prop.ForAll(Bytes(Gen.Constant("""{"bans":[{"name":"bob","address":"192.0.2.1","until":"2030-01-02T03:04:05Z","reason":"x"}]}"""u8.ToArray())).ToArbitrary(), bytes =>
        {
            try
            {
                return !BanFileFormat.Parse(bytes).IsDefault;
            }
            catch (BadBanFileException refused)
            {
                return refused.Message.Length > 0;
            }
        }).Check(Often);

    // Right ones, with a few bytes wrong: noise alone is refused at its first byte.
    private static Gen<byte[]> Bytes(Gen<byte[]> right) =>
        from bytes in right
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select Fuzzing.Mutation.Of(bytes, new Random(seed));

    private static Gen<byte[]> Frames() =>
        from opcodes in Gen.Elements(0, 1, 1, 1, 8, 9, 10).ListOf()
        from length in Gen.Elements(0, 1, 5, 125, 126, 900, 1200)
        from final in Gen.Elements(true, true, false)
        select opcodes.SelectMany(opcode => ClientFrame.Make(opcode, new byte[opcode >= 8 ? Math.Min(length, 2) : length], final || opcode >= 8)).ToArray();

    private static string Read(IEnumerable<byte[]> pieces) => string.Join(' ', Heard(pieces).Select(heard => $"{heard.Kind}{heard.Payload.Length}:{heard.Code}"));

    private static IEnumerable<int> Lengths(IEnumerable<byte[]> pieces) => Heard(pieces).Select(heard => heard.Payload.Length);

    private static List<Incoming> Heard(IEnumerable<byte[]> pieces)
    {
        var reader = new FrameReader(Largest, mayCompress: true);
        var all = new List<Incoming>();
        byte[] unread = [];
        foreach (var piece in pieces)
        {
            var input = new ReadOnlySequence<byte>([.. unread, .. piece]);
            while (reader.TryRead(ref input, out var heard))
            {
                all.Add(heard);
                if (heard.Kind == IncomingKind.Violation)
                {
                    return all;
                }
            }

            unread = input.ToArray();
        }

        return all;
    }
}
