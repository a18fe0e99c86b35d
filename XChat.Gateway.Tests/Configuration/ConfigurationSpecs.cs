using System.Net;
using XChat.Gateway.Configuration;
using Xunit;

namespace XChat.Gateway.Tests.Configuration;

public class ConfigurationSpecs
{
    [Fact]
    public void Without_a_word_the_defaults_hold()
    {
        using var loaded = new Loaded();
        var options = loaded.Options();

        Assert.Equal(IPEndPoint.Parse("127.0.0.1:3000"), options.Bind);
        Assert.Equal("lobby", options.Handshake.DefaultRoom.Value);
        var room = Assert.Single(options.Chat.Rooms.Rooms);
        Assert.Equal(("lobby", 50, true, "", null, false, 0), (room.Name.Value, room.History, room.Announce, room.Topic, room.Password, room.AdminsOnly, room.MembersLimit));
        Assert.Equal(16 << 20, room.HistoryBytes);
        Assert.Equal((16384, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20)), (options.Sockets.MessageBytes, options.Sockets.PingInterval, options.Sockets.PongTimeout));
        Assert.Equal((20_000, 50), (options.Connections, options.ConnectionsPerAddress));
        Assert.Equal((10, 30, 1L << 20, TimeSpan.FromSeconds(10)), (
            options.Chat.Sessions.MessagesPerSecond, options.Chat.Sessions.MessageBurst, options.Chat.Sessions.OutboundBytes, options.Chat.Sessions.JoinTimeout));
        Assert.Equal(TimeSpan.FromSeconds(30), options.Chat.Rooms.ResumeGrace);
        Assert.Equal((10L << 20, 20L << 20, TimeSpan.FromMinutes(10)), (options.Uploads.MaxFileBytes, options.Uploads.MaxRequestBytes, options.Uploads.OrphanAfter));
        Assert.Equal(Path.Combine(loaded.Folder, "uploads"), options.Uploads.Directory);
        Assert.Contains("image/png", options.Uploads.Mimes);
        Assert.Equal(["127.0.0.0/8", "::1/128"], options.Handshake.TrustedProxies.Select(n => n.ToString()));
        Assert.Empty(options.Handshake.AllowedOrigins);
        Assert.Equal(LogFormat.Text, options.LogFormat);
        Assert.Equal("INFO", options.Akka.GetString("akka.loglevel"));
        Assert.Equal("TaskDispatcher", options.Akka.GetString("xchat.dispatcher.type"));
    }

    [Fact]
    public void The_default_token_admits_on_loopback_and_is_warned_of()
    {
        var options = Loaded.With("");

        Assert.True(Assert.Single(options.Chat.Sessions.AdminTokens).Secret.Matches("token"));
        Assert.Contains("default", Assert.Single(options.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0.0.0:3000", "token", 0, 1)]
    [InlineData("0.0.0.0:3000", "", 0, 1)]
    [InlineData("0.0.0.0:3000", "1234567", 0, 1)]
    [InlineData("0.0.0.0:3000", "12345678", 1, 0)]
    [InlineData("[::]:3000", "token", 0, 1)]
    [InlineData("[::1]:3000", "token", 1, 1)]
    [InlineData("127.0.0.2:3000", "1234567", 1, 1)]
    [InlineData("127.0.0.1:3000", "", 0, 1)]
    [InlineData("127.0.0.1:3000", "correct horse", 1, 0)]
    public void A_weak_token_admits_nobody_from_elsewhere(string bind, string token, int tokens, int warnings)
    {
        var options = Loaded.With("", ("BIND_ADDR", bind), ("TOKEN", token));

        Assert.Equal(tokens, options.Chat.Sessions.AdminTokens.Length);
        Assert.Equal(warnings, options.Warnings.Length);
    }

    [Fact]
    public void A_type_that_nothing_recognises_is_warned_of() =>
        Assert.Contains("image/x-strange", Assert.Single(Loaded.With("", ("TOKEN", "long enough"), ("ALLOWED_MIMES", "image/png,image/x-strange")).Warnings), StringComparison.Ordinal);

    [Fact]
    public void Admins_by_hash_are_admitted_from_everywhere()
    {
        var hash = XChat.Actors.Chat.SecretHash.Of("a long secret").ToHex();
        var options = Loaded.With($"xchat {{ bind = \"0.0.0.0:1\", admins {{ alice = \"{hash}\" }} }}");

        var alice = Assert.Single(options.Chat.Sessions.AdminTokens);
        Assert.Equal("alice", alice.Name);
        Assert.True(alice.Secret.Matches("a long secret"));
    }

    [Fact]
    public void Rooms_are_what_the_file_lists_and_the_default_room()
    {
        var options = Loaded.With("""
            xchat {
              history = 7
              rooms {
                red {}
                ops { history = 200, topic = "operations", announce = off, password = "open sesame", admins-only = on, members = 5 }
              }
            }
            """);

        Assert.Equal(["lobby", "ops", "red"], options.Handshake.Rooms.Select(r => r.Value).Order());
        var ops = options.Chat.Rooms.Rooms.Single(r => r.Name.Value == "ops");
        Assert.Equal((200, "operations", false, true, 5), (ops.History, ops.Topic, ops.Announce, ops.AdminsOnly, ops.MembersLimit));
        Assert.True(ops.Password!.Matches("open sesame"));
        Assert.Equal(7, options.Chat.Rooms.Rooms.Single(r => r.Name.Value == "red").History);
    }

    [Fact]
    public void Another_default_room_leaves_no_lobby_behind() =>
        Assert.Equal(["ops"], Loaded.With("xchat { default-room = ops, rooms { ops {} } }").Handshake.Rooms.Select(r => r.Value));

    [Fact]
    public void A_room_can_be_taken_away_from_the_layer_below() =>
        Assert.Equal(["lobby"], Loaded.With("xchat.rooms { red { history = 1 }, red = null }").Handshake.Rooms.Select(r => r.Value));

    [Fact]
    public void The_variables_of_the_original_win_over_the_file()
    {
        using var loaded = new Loaded();
        var options = loaded.File("xchat { bind = \"127.0.0.1:1\", token = \"from the file\", history = 3, uploads.directory = \"elsewhere\" }").Variables(
            ("BIND_ADDR", "0.0.0.0:8080"), ("TOKEN", "from the environment"), ("MESSAGE_LIMIT", "0"), ("UPLOAD_DIR", "up"),
            ("MAX_UPLOAD_BYTES", "1000"), ("BODY_LIMIT_BYTES", "2000"), ("ALLOWED_MIMES", "image/PNG, text/plain,image/jpg")).Options();

        Assert.Equal("0.0.0.0:8080", options.Bind.ToString());
        Assert.True(Assert.Single(options.Chat.Sessions.AdminTokens).Secret.Matches("from the environment"));
        Assert.Equal(0, options.Chat.Rooms.Rooms[0].History);
        Assert.Equal(Path.Combine(loaded.Folder, "up"), options.Uploads.Directory);
        Assert.Equal((1000, 2000), (options.Uploads.MaxFileBytes, options.Uploads.MaxRequestBytes));
        Assert.Equal(["image/png", "text/plain", "image/jpeg"], options.Uploads.Mimes.AsEnumerable());
    }

    [Theory]
    [InlineData(null, "8080", "0.0.0.0:8080")]
    [InlineData("127.0.0.1:1", "8080", "127.0.0.1:1")]
    [InlineData("", "8080", "0.0.0.0:8080")]
    [InlineData("localhost:0", null, "127.0.0.1:0")]
    [InlineData("[::1]:65535", null, "[::1]:65535")]
    public void PORT_counts_where_BIND_ADDR_is_not_set(string? bind, string? port, string listens)
    {
        (string, string)[] variables = [("X", ""), .. bind is null ? [] : new[] { ("BIND_ADDR", bind) }, .. port is null ? [] : new[] { ("PORT", port) }];
        Assert.Equal(listens, Loaded.With("", variables).Bind.ToString());
    }

    [Fact]
    public void Any_key_can_come_from_the_environment()
    {
        var options = Loaded.With(
            "xchat.rooms { ops {} }",
            ("XCHAT__rooms__ops__password", "open sesame"), ("XCHAT__limits__messages-per-second", "3"), ("XCHAT__LIMITS__MESSAGE_BURST", "4"),
            ("XCHAT__rooms__a_b__topic", "new"), ("XCHAT__allowed-origins", "https://a.example,https://b.example:8443/"), ("XCHAT__uploads__orphan-after", "5 s"));

        Assert.True(options.Chat.Rooms.Rooms.Single(r => r.Name.Value == "ops").Password!.Matches("open sesame"));
        Assert.Equal("new", options.Chat.Rooms.Rooms.Single(r => r.Name.Value == "a_b").Topic);
        Assert.Equal((3, 4), (options.Chat.Sessions.MessagesPerSecond, options.Chat.Sessions.MessageBurst));
        Assert.Equal(["https://a.example", "https://b.example:8443"], options.Handshake.AllowedOrigins.AsEnumerable());
        Assert.Equal(TimeSpan.FromSeconds(5), options.Uploads.OrphanAfter);
    }

    [Fact]
    public void A_dotenv_file_is_part_of_the_environment_which_wins_over_it()
    {
        using var loaded = new Loaded();
        loaded.Write(".env", "# ours\nexport TOKEN='pa$$ word # 1'\nMESSAGE_LIMIT=9\nXCHAT__default-room=hall\nBIND_ADDR=127.0.0.1:5\n");
        var options = loaded.Variables(("MESSAGE_LIMIT", "8")).Options();

        Assert.True(options.Chat.Sessions.AdminTokens[0].Secret.Matches("pa$$ word # 1"));
        Assert.Equal(8, options.Chat.Rooms.Rooms[0].History);
        Assert.Equal("hall", options.Handshake.DefaultRoom.Value);
        Assert.Equal(5, options.Bind.Port);
    }

    [Fact]
    public void The_first_argument_names_the_file_before_the_variable_does()
    {
        using var loaded = new Loaded();
        loaded.Write("argument.conf", "xchat.history = 1");
        Assert.Equal(1, loaded.File("xchat.history = 2").Argument("argument.conf").Options().Chat.Rooms.Rooms[0].History);
    }

    [Fact]
    public void The_actor_system_gets_its_part_and_no_secret()
    {
        var options = Loaded.With("akka { loglevel = DEBUG, actor.debug.receive = on }\nxchat.token = \"hunter2hunter2\"");

        Assert.Equal("DEBUG", options.Akka.GetString("akka.loglevel"));
        Assert.True(options.Akka.GetBoolean("akka.actor.debug.receive"));
        Assert.Equal("TaskDispatcher", options.Akka.GetString("xchat.dispatcher.type"));
        Assert.DoesNotContain("hunter2", options.Akka.ToString(includeFallback: true), StringComparison.Ordinal);
    }

    [Fact]
    public void The_dispatcher_of_the_chat_can_be_another()
    {
        var options = Loaded.With("xchat.dispatcher { type = Dispatcher, throughput = 7, executor = fork-join-executor }");

        Assert.Equal("Dispatcher", options.Akka.GetString("xchat.dispatcher.type"));
        Assert.Equal(7, options.Akka.GetInt("xchat.dispatcher.throughput"));
    }

    [Fact]
    public void The_example_that_looks_inside_can_be_used()
    {
        var path = Path.Combine(Repository.Root, "hocon", "inspect.conf");
        using var loaded = new Loaded();
        var options = loaded.Argument(path).Options();
        Assert.True(options.Akka.GetBoolean("akka.actor.debug.lifecycle"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n\n // at all\n")]
    [InlineData("xchat {}")]
    [InlineData("{ xchat { rooms {} } }")]
    public void A_file_that_says_nothing_changes_nothing(string hocon) => Assert.Equal(50, Loaded.With(hocon).Chat.Rooms.Rooms[0].History);
}
