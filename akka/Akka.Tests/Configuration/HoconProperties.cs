using Akka.Configuration;
using Akka.Configuration.Hocon;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Config = FsCheck.Config;

namespace Akka.Tests.Configuration;

public class HoconProperties
{
    private const string Pieces = " \t\n\r\"\\{}[]:=,+#/$?.ab1*-nul\0\u00e9";

    private static readonly Gen<string> Words = Gen.Elements("a", "b", "on", "null", "1.5", "two words", "", " edge ", "q\"uote", "back\\slash",
        "new\nline", "${a}", "a.b", "include", "é😀", "#", "//", "{", "]", "tab\t", "\u0001");

    private static Gen<IHoconElement> Element(int depth)
    {
        var literal = Words.Select(word => (IHoconElement)new HoconLiteral { Value = word });
        if (depth == 0)
        {
            return literal;
        }
        var value = Element(depth - 1).Select(element => new HoconValue([element]));
        return Gen.OneOf(
            literal,
            Gen.Constant((IHoconElement)new HoconLiteral()),
            value.ListOf().Select(values => (IHoconElement)Array(values)),
            Object(value).Select(members => (IHoconElement)members));
    }

    private static HoconArray Array(IEnumerable<HoconValue> values)
    {
        var array = new HoconArray();
        array.AddRange(values);
        return array;
    }

    private static Gen<HoconObject> Object(Gen<HoconValue> value) =>
        Words.SelectMany(_ => value, (key, inner) => (key, inner)).ListOf().Select(members =>
        {
            var made = new HoconObject();
            foreach (var (key, inner) in members)
            {
                made.Items[key] = inner;
            }
            return made;
        });

    [Fact]
    public void What_is_written_reads_back_as_the_same() => Prop
        .ForAll(Object(Element(3).Select(element => new HoconValue([element]))).ToArbitrary(), members =>
        {
            var written = new HoconValue([members]).ToString();
            var read = ConfigurationFactory.ParseString(written).Root.ToString();
            return (written == read).Label($"{written}\n--- read back as\n{read}");
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_in_order() => Prop
        .ForAll(Gen.Elements(Pieces.ToCharArray()).ListOf().Select(characters => new string([.. characters])).ToArbitrary(), text =>
        {
            try
            {
                var read = ConfigurationFactory.ParseString(text);
                return ConfigurationFactory.ParseString(read.ToString()).ToString() == read.ToString();
            }
            catch (ConfigurationException refused)
            {
                return refused.Message.StartsWith("HOCON, line ", StringComparison.Ordinal);
            }
        })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void Any_configuration_cut_off_anywhere_is_read_or_refused_in_order()
    {
        var text = ConfigurationFactory.Default().ToString() + "\nx = ${akka.loglevel} y, z += 1";
        for (var length = 0; length < text.Length; length++)
        {
            try
            {
                Assert.NotNull(ConfigurationFactory.ParseString(text[..length]));
            }
            catch (ConfigurationException refused)
            {
                Assert.StartsWith("HOCON, line ", refused.Message, StringComparison.Ordinal);
            }
        }
    }
}
