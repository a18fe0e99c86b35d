using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using XChat.Actors.Chat;
using Xunit;

namespace XChat.Actors.Tests.Chat;

public class UserNameSpecs
{
    [Theory]
    [InlineData("bob")]
    [InlineData("Bob the 2nd")]
    [InlineData("سارا")]
    [InlineData("علی\u200Cرضا")] // Persian: a ZWNJ between letters
    [InlineData("می\u200Cخواهم")]
    [InlineData("श्री\u200Dराम")]
    [InlineData("क्\u200Dष")] // Devanagari: a ZWJ that chooses the form of a conjunct
    [InlineData("क्\u200Cष")]
    [InlineData("👨\u200D👩\u200D👧\u200D👦")]
    [InlineData("❤\uFE0F\u200D🔥")]
    [InlineData("👩🏽\u200D🚀")]
    [InlineData("🇮🇷")]
    [InlineData("1\uFE0F\u20E3")]
    [InlineData("Zoë")]
    [InlineData("Zoe\u0308")]
    [InlineData("Nguyễn Thị")]
    [InlineData("李雷")]
    [InlineData("홍길동")]
    [InlineData("עִבְרִית")]
    [InlineData("a::b::c")]
    public void A_name_that_people_have_is_taken_as_it_is(string raw)
    {
        Assert.True(UserName.TryParse(raw, out var name, out _));
        Assert.Equal(raw, name.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u3000")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u202Eb")] // right-to-left override
    [InlineData("a\u2066b")]
    [InlineData("a\u200Eb")]
    [InlineData("a\u061Cb")]
    [InlineData("a\u200Bb")]
    [InlineData("a\u200Cb")] // ZWNJ has no work between Latin letters
    [InlineData("\u200Cعلی")]
    [InlineData("علی\u200C")]
    [InlineData("علی\u200C\u200Cرضا")]
    [InlineData("a\u200Db")]
    [InlineData("👨\u200D")]
    [InlineData("a\u00ADb")]
    [InlineData("a\u2060b")]
    [InlineData("\uFEFFbob")]
    [InlineData("a\u034Fb")]
    [InlineData("a\u3164b")]
    [InlineData("\u2800")]
    [InlineData("a\uFE0Fb")]
    [InlineData("a\uE000b")]
    [InlineData("a\uFFFEb")]
    [InlineData("a\U000E0041b")]
    [InlineData("\u0301bob")]
    [InlineData("a\u0301\u0301\u0301\u0301\u0301")]
    public void A_name_that_deceives_or_breaks_is_refused(string? raw)
    {
        Assert.False(UserName.TryParse(raw, out _, out var why));
        Assert.Equal(RefusalCode.BadName, why.Code);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_name()
    {
        // Not in the table above: an attribute cannot hold them.
        Assert.False(UserName.TryParse("a\uD800b", out _, out _));
        Assert.False(UserName.TryParse("\uDC00", out _, out _));
    }

    [Fact]
    public void A_name_has_at_most_32_characters_as_people_count_them()
    {
        Assert.True(UserName.TryParse(new string('x', 32), out _, out _));
        Assert.False(UserName.TryParse(new string('x', 33), out _, out _));

        var family = "👨\u200D👩\u200D👧\u200D👦";
        Assert.True(UserName.TryParse(string.Concat(Enumerable.Repeat(family, 32)), out _, out _));
        Assert.False(UserName.TryParse(string.Concat(Enumerable.Repeat(family, 33)), out _, out _));
        Assert.False(UserName.TryParse(new string('x', 1_000_000), out _, out _));
    }

    [Fact]
    public void Blanks_around_a_name_do_not_count()
    {
        Assert.True(UserName.TryParse("  bob\t", out var name, out _));
        Assert.Equal("bob", name.Value);
    }

    [Theory]
    [InlineData("bob", "BOB")]
    [InlineData("bob", "вов")] // Cyrillic
    [InlineData("Вова", "вова")]
    [InlineData("alice", "аlісе")]
    [InlineData("Alice", "AIice")] // capital i
    [InlineData("paul", "pau1")]
    [InlineData("root", "r00t")]
    [InlineData("bob", "ｂｏｂ")]
    [InlineData("bob", "𝓫𝓸𝓫")]
    [InlineData("bob", "ⓑⓞⓑ")]
    [InlineData("mark", "rnark")]
    [InlineData("fine", "ﬁne")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Zoë", "Zoe\u0308")]
    [InlineData("ΣΊΣΥΦΟΣ", "σίσυφος")]
    [InlineData("علی", "علي")] // Farsi yeh, Arabic yeh
    [InlineData("کاوه", "كاوه")] // keheh, kaf
    [InlineData("علی\u200Cرضا", "علیرضا")]
    [InlineData("a b", "a\u00A0 b")]
    [InlineData("q\u0323\u0307", "q\u0307\u0323")] // marks in another order
    [InlineData("홍", "\u1112\u1169\u11BC")]
    [InlineData("❤", "❤\uFE0F")]
    public void Names_that_look_alike_have_one_key(string one, string other) => Assert.Equal(Key(one), Key(other));

    [Theory]
    [InlineData("bob", "bop")]
    [InlineData("tom", "rom")]
    [InlineData("sam", "fam")]
    [InlineData("sara", "sarah")]
    [InlineData("Zoe", "Zoë")]
    [InlineData("سارا", "دارا")]
    [InlineData("مینا", "سینا")]
    [InlineData("вова", "дода")]
    [InlineData("李", "季")]
    [InlineData("😀", "😁")]
    [InlineData("ab", "a b")]
    [InlineData("bob", "bob~2")]
    public void Names_that_differ_to_the_eye_differ_in_key(string one, string other) => Assert.NotEqual(Key(one), Key(other));

    [Theory]
    [InlineData("system")]
    [InlineData("SYSTEM")]
    [InlineData(" System ")]
    [InlineData("ѕуѕтем")] // Cyrillic
    [InlineData("ｓｙｓｔｅｍ")]
    [InlineData("systern")]
    [InlineData("𝐬𝐲𝐬𝐭𝐞𝐦")]
    [InlineData("ЅYЅTEМ")]
    [InlineData("ⓢystem")]
    public void Nobody_is_called_system_in_any_spelling(string raw)
    {
        Assert.True(UserName.TryParse(raw, out var name, out _));
        Assert.Equal("[system]", name.Value);
    }

    [Fact]
    public void The_second_of_a_name_is_numbered()
    {
        Assert.True(UserName.TryParse(new string('ي', 32), out var name, out _));
        Assert.Equal(name.Value + "~2", name.Numbered(2).Value);
        Assert.Equal("[system]~3", Parsed("system").Numbered(3).Value);
        Assert.Equal(Key("bob~12"), Parsed("bob").Numbered(12).Key);
    }

    [Fact]
    public void Any_text_is_taken_or_refused_and_what_is_taken_is_clean() => Prop.ForAll<string>(raw =>
    {
        if (!UserName.TryParse(raw, out var name, out var why))
        {
            return why.Code == RefusalCode.BadName;
        }

        return new StringInfo(name.Value).LengthInTextElements is > 0 and <= 32
            && !name.Value.Any(char.IsControl)
            && name.Value.EnumerateRunes().All(r => r != Rune.ReplacementChar || raw.Contains('\uFFFD'))
            && UserName.TryParse(name.Value, out var again, out _) && again == name;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Case_never_tells_two_names_apart() => Prop.ForAll(Names(), raw =>
        Key(raw) == Key(raw.ToUpperInvariant()) && Key(raw) == Key(raw.ToLowerInvariant())).QuickCheckThrowOnFailure();

    [Fact]
    public void A_key_is_its_own_key() => Prop.ForAll(Names(), raw => Key(Key(raw)) == Key(raw)).QuickCheckThrowOnFailure();

    private static Arbitrary<string> Names() => Gen.Choose(1, 6)
        .SelectMany(n => Gen.ArrayOf(Gen.Elements("abcXYZиЖдΩλسآیकﬁİıſKﷲé한A".EnumerateRunes().Select(r => r.ToString()).ToArray()), n))
        .Select(parts => string.Concat(parts)).ToArbitrary();

    private static string Key(string raw) => Parsed(raw).Key;

    private static UserName Parsed(string raw) =>
        UserName.TryParse(raw, out var name, out var why) ? name : throw new ArgumentException($"{raw}: {why}");
}
