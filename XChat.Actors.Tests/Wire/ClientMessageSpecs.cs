using System.Text;
using FsCheck;
using FsCheck.Fluent;
using XChat.Actors.Chat;
using XChat.Actors.Wire;
using Xunit;

namespace XChat.Actors.Tests.Wire;

public class ClientMessageSpecs
{
    [Theory]
    [InlineData("hello")]
    [InlineData("{oops")]
    [InlineData("42")]
    [InlineData("\"quoted\"")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"foo":1}""")]
    [InlineData("""{"nonce":"x"}""")]
    [InlineData("""{"text":"a"} trailing""")]
    [InlineData("""{"text":"a"}{"text":"b"}""")]
    [InlineData("""{"text":42}""")]
    [InlineData("""{"text":null}""")]
    [InlineData("""{"text":"a",}""")]
    [InlineData("""{'text':'a'}""")]
    [InlineData("  spaces stay  ")]
    [InlineData("/help")]
    [InlineData("درود 👋")]
    public void What_is_no_message_object_is_plain_text_as_it_stands(string frame) =>
        Assert.Equal(new ClientMessage.Said(frame), Base(frame));

    [Theory]
    [InlineData("""{"text":"hi"}""", "hi", null, null)]
    [InlineData("  {\"text\":\"hi\"}\n", "hi", null, null)]
    [InlineData("""{"text":"hi","nonce":"A-z_9"}""", "hi", null, "A-z_9")]
    [InlineData("""{"text":"hi","nonce":null,"attachment":null}""", "hi", null, null)]
    [InlineData("""{"text":"","attachment":{"url":"/uploads/x.png","filename":"evil","mime":"text/html"}}""", "", "/uploads/x.png", null)]
    [InlineData("""{"attachment":{"filename":{"url":"no"},"url":"/uploads/x"}}""", "", "/uploads/x", null)]
    [InlineData("""{"attachment":"/uploads/x"}""", "", "/uploads/x", null)]
    [InlineData("""{"text":"one","text":"two"}""", "two", null, null)]
    [InlineData("""{"\u0074ext":"hi"}""", "hi", null, null)]
    [InlineData("""{"text":"hi","x":{"text":"deep"},"y":[1e999,{"z":[]}],"type":"join"}""", "hi", null, null)]
    [InlineData("""{"text":"\u0633\u0644\u0627\u0645 \ud83d\udc4b \n\"\\\/\b\f\r\t"}""", "سلام 👋 \n\"\\/\b\f\r\t", null, null)]
    [InlineData("""{"text":"\ud800 \udc00\ud83d"}""", "\uFFFD \uFFFD\uFFFD", null, null)]
    [InlineData("""{"text":"\ud83d👋"}""", "\uFFFD👋", null, null)]
    [InlineData("""{"text":"a\u0000b\u2028"}""", "a\0b\u2028", null, null)]
    [InlineData("""{"\ud800":1,"text":"hi"}""", "hi", null, null)]
    public void A_message_object_says_its_text_and_names_its_attachment(string frame, string text, string? attachment, string? nonce) =>
        Assert.Equal(new ClientMessage.Said(text, attachment, nonce), Base(frame));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    [InlineData("\u3000\u00A0")]
    [InlineData("\u200B\u200E")]
    [InlineData("\u3164\u2800\uFE0F\u200D")]
    [InlineData("""{"text":""}""")]
    [InlineData("""{"text":"  "}""")]
    [InlineData("""{"text":"\n","attachment":null}""")]
    public void Nothing_said_is_dropped(string frame) => Assert.Same(ClientMessage.Blank.Instance, Base(frame));

    [Theory]
    [InlineData("""{"text":"hi","attachment":5}""", RefusalCode.BadAttachment)]
    [InlineData("""{"text":"hi","attachment":{}}""", RefusalCode.BadAttachment)]
    [InlineData("""{"text":"hi","attachment":[]}""", RefusalCode.BadAttachment)]
    [InlineData("""{"text":"hi","attachment":{"url":7}}""", RefusalCode.BadAttachment)]
    [InlineData("""{"text":"hi","nonce":""}""", RefusalCode.BadMessage)]
    [InlineData("""{"text":"hi","nonce":"a b"}""", RefusalCode.BadMessage)]
    [InlineData("""{"text":"hi","nonce":"é"}""", RefusalCode.BadMessage)]
    [InlineData("""{"text":"hi","nonce":12}""", RefusalCode.BadMessage)]
    [InlineData("""{"text":"hi","nonce":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""", RefusalCode.BadMessage)]
    public void What_cannot_be_sent_as_meant_is_refused(string frame, string code) =>
        Assert.Equal(code, Assert.IsType<ClientMessage.Refused>(Base(frame)).Why.Code);

    [Fact]
    public void A_refusal_names_the_message_by_its_nonce() =>
        Assert.Equal("n1", Assert.IsType<ClientMessage.Refused>(Base("""{"attachment":5,"nonce":"n1"}""")).Why.Nonce);

    [Fact]
    public void Depth_costs_nothing()
    {
        var deep = "{\"x\":" + new string('[', 100_000) + new string(']', 100_000) + ",\"text\":\"hi\"}";
        Assert.Equal(new ClientMessage.Said("hi"), Base(deep));
        Assert.IsType<ClientMessage.Said>(Base("{\"x\":" + new string('[', 100_000)));
    }

    [Theory]
    [InlineData("bob", "bob", null)]
    [InlineData("bob::token", "bob", "token")]
    [InlineData("bob::", "bob", "")]
    [InlineData("::token", "", "token")]
    [InlineData("a::b::c", "a::b::c", null)]
    [InlineData("a:::b", "a", ":b")]
    [InlineData("a:b", "a:b", null)]
    public void The_first_frame_is_a_name_with_or_without_a_secret(string frame, string name, string? secret) =>
        Assert.Equal(new ClientMessage.Join(name, secret), ClientMessage.ParseName(Encoding.UTF8.GetBytes(frame)));

    [Fact]
    public void A_secret_is_in_no_log() =>
        Assert.DoesNotContain("hunter2", new ClientMessage.Join("bob", "hunter2", "hunter2").ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_v2_client_joins_with_fields()
    {
        Assert.Equal(
            new ClientMessage.Join("bob", "t", "k", new ResumePoint("e", 5)),
            V2("""{"type":"join","name":"bob","token":"t","key":"k","since":{"epoch":"e","id":5}}"""));
        Assert.Equal(new ClientMessage.Join("bob", "p"), V2("""{"name":"bob","type":"join","password":"p"}"""));
        Assert.Equal(new ClientMessage.Join("bob"), V2("""{"type":"join","name":"bob","since":{"epoch":"e","id":1e400}}"""));
        Assert.Equal(new ClientMessage.Join("bob"), V2("""{"type":"join","name":"bob","since":"e:5","key":null}"""));
    }

    [Fact]
    public void A_v2_client_speaks_and_types()
    {
        Assert.Equal(new ClientMessage.Said("hi", null, "n"), V2("""{"type":"message","text":"hi","nonce":"n"}"""));
        Assert.Same(ClientMessage.Blank.Instance, V2("""{"type":"message"}"""));
        Assert.Same(ClientMessage.Typing.Instance, V2("""{"type":"typing"}"""));
    }

    [Theory]
    [InlineData("hi")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"text":"hi"}""")]
    [InlineData("""{"type":"dance"}""")]
    [InlineData("""{"type":"join"}""")]
    [InlineData("""{"type":"message","text":5}""")]
    public void What_is_no_v2_frame_is_refused(string frame) =>
        Assert.Equal(RefusalCode.BadMessage, Assert.IsType<ClientMessage.Refused>(V2(frame)).Why.Code);

    [Fact]
    public void Any_bytes_are_understood_somehow() => Prop.ForAll<byte[]>(bytes =>
        ClientMessage.ParseBase(bytes) is not null && ClientMessage.ParseV2(bytes) is not null && ClientMessage.ParseName(bytes) is not null)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_damage_to_a_frame_is_understood_somehow()
    {
        var whole = Encoding.UTF8.GetBytes("""{"type":"join","name":"b\u0041\ud83d\udc4b","text":"\ud800","attachment":{"url":"/u"},"nonce":"n","since":{"epoch":"e","id":5},"x":[1.5e3,true]}""");
        Prop.ForAll<NonNegativeInt, byte, NonNegativeInt>((at, value, cut) =>
        {
            var bytes = whole[..(whole.Length - (cut.Get % 4 == 0 ? cut.Get % whole.Length : 0))];
            if (bytes.Length > 0)
            {
                bytes[at.Get % bytes.Length] = value;
            }

            return ClientMessage.ParseBase(bytes) is not null && ClientMessage.ParseV2(bytes) is not null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void What_was_said_as_JSON_is_heard_as_said() => Prop.ForAll<string>(text =>
    {
        var mended = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
        var frame = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { text = mended, nonce = "n" });
        return ClientMessage.ParseBase(frame) is ClientMessage.Blank || ClientMessage.ParseBase(frame) is ClientMessage.Said said && said.Text == mended;
    }).QuickCheckThrowOnFailure();

    private static ClientMessage Base(string frame) => ClientMessage.ParseBase(Encoding.UTF8.GetBytes(frame));

    private static ClientMessage V2(string frame) => ClientMessage.ParseV2(Encoding.UTF8.GetBytes(frame));
}
