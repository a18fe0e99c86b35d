using System.Text;
using XChat.Gateway.Uploads;
using Xunit;

namespace XChat.Gateway.Tests.Uploads;

public class ContentSnifferSpecs
{
    public static TheoryData<string, string?> Beginnings => new()
    {
        { Convert.ToHexString(Some.Png), "image/png" },
        { Convert.ToHexString(Some.Gif), "image/gif" },
        { Convert.ToHexString(Some.CleanJpeg()), "image/jpeg" },
        { Hex("RIFF\u0001\u0002\u0003\u0004WEBPVP8 "), "image/webp" },
        { Hex("RIFF\u0001\u0002\u0003\u0004WAVEfmt "), "audio/wav" },
        { Hex("RIFF\u0001\u0002\u0003\u0004AVI LIST"), null },
        { Hex("\0\0\0\u001cftypavifxxxx"), "image/avif" },
        { Hex("\0\0\0\u001cftypisomxxxx"), "video/mp4" },
        { Hex("\0\0\0\u001cftypM4A xxxx"), "audio/mp4" },
        { Hex("\0\0\0\u001cftypheicxxxx"), null },
        { "1A45DFA3934282847765626D", "video/webm" },
        { "1A45DFA39342828861747261", null },
        { Convert.ToHexString(Some.Pdf), "application/pdf" },
        { Convert.ToHexString(Some.Zip), "application/zip" },
        { "1F8B0800", "application/gzip" },
        { "377ABCAF271C0004", "application/x-7z-compressed" },
        { Hex("OggS\0\u0002"), "audio/ogg" },
        { Hex("fLaC\0"), "audio/flac" },
        { Hex("ID3\u0004\0"), "audio/mpeg" },
        { "FFFB9044", "audio/mpeg" },
        { "424D4600000000000000360000002800000001000000", "image/bmp" },
        { Hex("BM is how this text begins"), "text/plain" },
        { Hex("GIF is how this text begins"), "text/plain" },
        { Hex("درود"), "text/plain" },
        { Convert.ToHexString(Some.Html), "text/plain" },
        { Convert.ToHexString(Some.Svg), "text/plain" },
        { "C3", "text/plain" }, // the first half of a letter
        { "FF", null },
        { "4D5A9000", null }, // a program
        { "7F454C46", null },
        { Hex("\u001b[31m"), "text/plain" },
        { "00", null },
    };

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void A_file_is_what_it_begins_with(string hex, string? mime) =>
        Assert.Equal(mime, ContentSniffer.TypeOf(Convert.FromHexString(hex))?.Mime);

    [Fact]
    public void Text_is_checked_to_the_end_wherever_it_is_cut()
    {
        var text = Encoding.UTF8.GetBytes("a درود 👋\r\n\tb");
        for (var size = 1; size <= text.Length; size++)
        {
            var check = new TextCheck();
            for (var at = 0; at < text.Length; at += size)
            {
                Assert.True(check.Accepts(text.AsSpan(at, Math.Min(size, text.Length - at))));
            }

            Assert.True(check.MayEnd);
        }
    }

    [Fact]
    public void What_is_no_text_is_found_out_later_too()
    {
        foreach (var bad in new byte[][] { [0], [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80] })
        {
            var check = new TextCheck();
            Assert.True(check.Accepts("good"u8));
            Assert.Contains(false, bad.Select(b => check.Accepts([b])));
        }

        var cut = new TextCheck();
        Assert.True(cut.Accepts([0xF0, 0x9F]));
        Assert.False(cut.MayEnd);
    }

    [Theory]
    [InlineData("notes.md", "text/markdown")]
    [InlineData("Table.CSV", "text/csv")]
    [InlineData("a.json", "text/plain")]
    [InlineData("page.html", "text/plain")]
    [InlineData("", "text/plain")]
    public void A_kind_of_text_is_believed_where_it_is_allowed(string filename, string mime) =>
        Assert.Equal(mime, FileType.TextNamed(filename, ["text/plain", "text/markdown", "text/csv"]).Mime);

    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));
}
