using Xunit;

namespace XChat.Gateway.Tests.Configuration;

/// <summary>What stops the start, and the one line that says why.</summary>
public class RejectionSpecs
{
    [Theory]
    [InlineData("xchat.limits.mesage-bytes = 5", "xchat.limits.mesage-bytes = 5", "did you mean xchat.limits.message-bytes?")]
    [InlineData("xchat.histroy = 5", "xchat.histroy = 5", "did you mean xchat.history?")]
    [InlineData("xchat.something-else = [1, 2]", "xchat.something-else = [1, 2]", "no such key")]
    [InlineData("bind = \"127.0.0.1:1\"", "bind = 127.0.0.1:1", "did you mean xchat.bind?")]
    [InlineData("xchat.rooms.ops.pasword = x", "xchat.rooms.ops.pasword = ", "did you mean xchat.rooms.ops.password?")]
    [InlineData("xchat.limits = 5", "xchat.limits = 5", "must be an object")]
    [InlineData("xchat = 5", "xchat = 5", "must be an object")]
    [InlineData("xchat.rooms = 5", "xchat.rooms = 5", "must be an object")]
    [InlineData("xchat.rooms.ops = 5", "xchat.rooms.ops = 5", "must be an object")]
    [InlineData("xchat.history = many", "xchat.history = many", "a whole number up to 1000000")]
    [InlineData("xchat.history = 1.5", "xchat.history = 1.5", "a whole number")]
    [InlineData("xchat.history = {}", "xchat.history = {}", "a whole number")]
    [InlineData("xchat.history = null", "xchat.history = null", "must have a value")]
    [InlineData("xchat.history = [1]", "xchat.history = [1]", "a whole number")]
    [InlineData("xchat.bind = \"127.0.0.1\"", "xchat.bind = 127.0.0.1", "[::1]:3000")]
    [InlineData("xchat.bind = \"127.0.0.1:65536\"", "xchat.bind", "from 0 to 65535")]
    [InlineData("xchat.bind = \"::1:3000\"", "xchat.bind", "[::1]:3000")]
    [InlineData("xchat.bind = \"example.org:80\"", "xchat.bind", "an address")]
    [InlineData("xchat.bind = 3000", "xchat.bind = 3000", "an address")]
    [InlineData("xchat.rooms.Ops {}", "xchat.rooms.Ops = {}", "1 to 32 characters of a-z, 0-9, - and _")]
    [InlineData("xchat.rooms.Ops.topic = x", "xchat.rooms.Ops.topic = x", "1 to 32 characters of a-z, 0-9, - and _")]
    [InlineData("xchat.default-room = \"a b\"", "xchat.default-room = a b", "1 to 32 characters")]
    [InlineData("xchat.rooms.ops.announce = maybe", "xchat.rooms.ops.announce = maybe", "on or off")]
    [InlineData("xchat.rooms.ops.topic = \"a\\nb\"", "xchat.rooms.ops.topic = a b", "in one line")]
    [InlineData("xchat.rooms.ops.password = \"\"", "xchat.rooms.ops.password = (secret)", "1 to 256 characters")]
    [InlineData("xchat.rooms.ops.password = \"se::cret\"", "xchat.rooms.ops.password = (secret)", "no ::")]
    [InlineData("xchat.token = \"se::cret\"", "xchat.token = (secret)", "::")]
    [InlineData("xchat.admins.alice = cafe", "xchat.admins.alice = (secret)", "64 hexadecimal digits")]
    [InlineData("xchat.trusted-proxies = [\"10.0.0.0/40\"]", "xchat.trusted-proxies = [10.0.0.0/40]", "10.0.0.0/8")]
    [InlineData("xchat.trusted-proxies = \"10.0.0.1\"", "xchat.trusted-proxies = 10.0.0.1", "a list")]
    [InlineData("xchat.allowed-origins = [\"chat.example.org\"]", "xchat.allowed-origins = [chat.example.org]", "https://chat.example.org")]
    [InlineData("xchat.allowed-origins = [\"https://a.example/path\"]", "xchat.allowed-origins", "https://chat.example.org")]
    [InlineData("xchat.allowed-origins = [\"*\"]", "xchat.allowed-origins = [*]", "https://chat.example.org")]
    [InlineData("xchat.log-format = xml", "xchat.log-format = xml", "text or json")]
    [InlineData("xchat.uploads.mimes = [png]", "xchat.uploads.mimes = [png]", "image/png")]
    [InlineData("xchat.uploads.directory = \"\"", "xchat.uploads.directory", "the path of a folder")]
    [InlineData("xchat.uploads.directory = own.conf", "xchat.uploads.directory = own.conf", "that the server can write to")]
    public void A_mistake_is_told_with_file_key_value_and_what_is_allowed(string hocon, string shown, string allowed)
    {
        var why = Loaded.Refused(hocon);

        Assert.Contains("own.conf: ", why, StringComparison.Ordinal);
        Assert.Contains(shown, why, StringComparison.Ordinal);
        Assert.Contains(allowed, why, StringComparison.Ordinal);
        Assert.DoesNotContain("se::cret", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MESSAGE_LIMIT", "lots", "environment: MESSAGE_LIMIT = lots: it must be 0")]
    [InlineData("MAX_UPLOAD_BYTES", "-1", "environment: MAX_UPLOAD_BYTES = -1: it must be 0 (off) or a size from 1 B to 1024 GiB")]
    [InlineData("PORT", "http", "environment: PORT = 0.0.0.0:http: it must be an address")]
    [InlineData("ALLOWED_MIMES", "png", "environment: ALLOWED_MIMES = png: a type is written as image/png.")]
    [InlineData("XCHAT__limits__ping", "5s", "environment: XCHAT__limits__ping = 5s: there is no such key")]
    [InlineData("XCHAT__token__x", "hunter2", "environment: XCHAT__token__x = (secret): there is no such key")]
    public void A_mistake_in_the_environment_names_the_variable(string variable, string value, string line) =>
        Assert.StartsWith(line, Loaded.Refused("", (variable, value)), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        using var loaded = new Loaded();
        Assert.Contains("none.conf: the configuration file cannot be read", loaded.Argument("none.conf").Why(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xchat { history = ${nothing} }")]
    [InlineData("xchat { history = [1, }")]
    [InlineData("just words")]
    public void A_file_that_is_no_HOCON_is_named(string text) =>
        Assert.Contains("own.conf: this is no valid HOCON", Loaded.Refused(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("xchat { limits { messages-per-second = 5 }")]
    [InlineData("{ xchat { history = 7 }\n")]
    [InlineData("{ xchat.history = 7")]
    [InlineData("xchat { rooms { ops {")]
    public void A_file_that_was_cut_off_stops_the_start(string text) =>
        Assert.Contains("has no '}'", Loaded.Refused(text), StringComparison.Ordinal);
}
