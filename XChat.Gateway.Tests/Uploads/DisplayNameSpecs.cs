using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using XChat.Gateway.Uploads;
using Xunit;

namespace XChat.Gateway.Tests.Uploads;

public class DisplayNameSpecs
{
    [Theory]
    [InlineData("photo.png", "photo.png")]
    [InlineData("Photo.PNG", "Photo.PNG")]
    [InlineData("عکس من.png", "عکس من.png")]
    [InlineData("می\u200Cخواهم.png", "می\u200Cخواهم.png")]
    [InlineData("👨\u200D👩\u200D👧.png", "👨\u200D👩\u200D👧.png")]
    [InlineData(null, "file.png")]
    [InlineData("", "file.png")]
    [InlineData("..", "file.png")]
    [InlineData(".png", "png.png")]
    [InlineData("../../etc/passwd", "passwd.png")]
    [InlineData(@"C:\fakepath\photo.png", "photo.png")]
    [InlineData("/", "file.png")]
    [InlineData("a\r\nSet-Cookie: x.png", "aSet-Cookie x.png")]
    [InlineData("a\"; filename=\"b.png", "a; filename=b.png")]
    [InlineData("gnp.\u202Eexe", "gnp.exe.png")]
    [InlineData("run.exe", "run.exe.png")]
    [InlineData("photo.png.", "photo.png")]
    [InlineData("a\0b<>|?*.png", "ab.png")]
    public void A_name_is_harmless_and_says_what_it_is(string? raw, string shown) =>
        Assert.Equal(shown, DisplayName.Of(raw, FileType.Of("image/png")!));

    [Theory]
    [InlineData("report.docx", "report.docx")]
    [InlineData("report.exe", "report.exe.zip")]
    public void An_office_file_keeps_its_ending(string raw, string shown) => Assert.Equal(shown, DisplayName.Of(raw, FileType.Zip));

    [Fact]
    public void A_page_does_not_stay_a_page() => Assert.Equal("page.html.txt", DisplayName.Of("page.html", FileType.Text));

    [Fact]
    public void A_long_name_is_cut_before_its_ending()
    {
        Assert.Equal(new string('x', 96) + ".png", DisplayName.Of(new string('x', 5000) + ".png", FileType.Of("image/png")!));
        Assert.Equal(new string('x', 100) + ".png", DisplayName.Of(new string('x', 5000), FileType.Of("image/png")!));
    }

    [Fact]
    public void Any_name_comes_out_short_clean_and_the_same_again() => Prop.ForAll<string>(raw =>
    {
        var name = DisplayName.Of(raw, FileType.Zip);
        return new StringInfo(name).LengthInTextElements <= 110
            && name.IndexOfAny(['/', '\\', '"', '\r', '\n', '\0']) < 0
            && FileType.Zip.HasExtension(name)
            && DisplayName.Of(name, FileType.Zip) == name;
    }).QuickCheckThrowOnFailure();
}
