using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using XChat.Actors.Chat;
using XChat.Actors.Commands;
using Xunit;

namespace XChat.Actors.Tests.Commands;

/// <summary>Whatever stands behind a slash is a command that is carried out, is refused, or is text; nothing throws, and nobody is meant who was not named.</summary>
public sealed class CommandProperties
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    private static readonly Gen<string> Words = Gen.Elements(
        "bob", "ada lovelace", "\"ada lovelace\"", "\"", "\"\"", "بهرام", "Bob", "b\u200cob", "192.0.2.1", "2001:db8::1/64", "::", "0", "7", "-1", "99999999999999999999",
        "5256000", "5256001", "  ", "\n", "\t", "~2", "[system]", "system", "\ud800", "/kick", "reason", new string('x', 2000), "");

    [Fact]
    public void Any_arguments_are_carried_out_or_refused()
    {
        var lines =
            from word in Gen.Elements(CommandTable.All.Select(word => word.Word).ToArray())
            from arguments in Words.ListOf()
            from between in Gen.Elements(" ", "  ", "\n")
            select word + " " + string.Join(between, arguments);
        Prop.ForAll(lines.ToArbitrary(), line =>
        {
            var room = new Desk();
            if (CommandTable.TryFind(line, out var word, out var arguments) && word.Read(arguments) is { } command)
            {
                command.Run(room, Desk.Root, "n");
            }

            // Only those who are there can be acted on, and every act of an admin leaves its line.
            return room.Acted.All(name => Desk.Names.Contains(name)) && room.Acts <= room.Audited;
        }).Check(Often);
    }

    [Fact]
    public void Any_text_is_a_command_only_where_its_word_stands_alone() => Prop.ForAll<string>(text =>
        !CommandTable.TryFind(text ?? "", out var word, out var arguments)
        || (text!.StartsWith(word.Word, StringComparison.Ordinal) && arguments == arguments.Trim())).Check(Often);

    private sealed class Desk : IRoomDesk
    {
        public static readonly string[] Names = ["root", "bob", "ada lovelace", "بهرام"];

        private readonly List<Someone> _present = [.. Names.Select(name => new Someone(name))];

        public static Someone Root { get; } = new("root");

        public List<string> Acted { get; } = [];

        public int Acts { get; private set; }

        public int Audited { get; private set; }

        public RoomName Room => Some.Lobby;

        public string Topic => "";

        public IReadOnlyCollection<IOccupant> Occupants => _present.ToImmutableArray<IOccupant>();

        public DateTimeOffset Now => ManualTime.Start;

        public IOccupant? Named(UserName name) => _present.Find(someone => someone.Name.Key == name.Key);

        public void Post(IOccupant by, string text, string? nonce)
        {
        }

        public void Notice(IOccupant to, string text)
        {
        }

        public void Refuse(IOccupant to, Refusal why)
        {
        }

        public void Remove(IOccupant member, string why) => Act(member.Name.Value);

        public void Mute(UserName name, DateTimeOffset until) => Act(name.Value);

        public bool Unmute(UserName name) => false;

        public string? AuthorOf(long id) => id == 7 ? "bob" : null;

        public bool Delete(long id)
        {
            Acts++;
            return true;
        }

        public void Clear() => Acts++;

        public void Banish(Ban ban) => Acts++;

        public void Pardon(string nameOrAddress) => Acts++;

        public void Announce(string text) => Acts++;

        public void Audit(IOccupant by, string did)
        {
            Assert.NotEmpty(did);
            Audited++;
        }

        private void Act(string name)
        {
            Acts++;
            Acted.Add(name);
        }
    }

    private sealed class Someone(string name) : IOccupant
    {
        public UserName Name { get; } = Some.Name(name);

        public Role Role => Name.Value == "root" ? Role.Admin : Role.User;

        public ClientAddress Address => Some.Address;
    }
}
