using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using XChat.Actors.Chat;
using XChat.Gateway.Tests.Harness;
using XChat.Gateway.Uploads;
using Xunit;

namespace XChat.Gateway.Tests.Uploads;

public sealed class AttachmentStoreSpecs : IDisposable
{
    private static readonly IPAddress Sara = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Bob = IPAddress.Parse("192.0.2.2");

    private readonly string _folder = Directory.CreateTempSubdirectory("xchat-store").FullName;
    private readonly ManualTime _time = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_stored_file_is_found_by_its_url_and_by_nothing_else()
    {
        var store = Store();
        var stored = await Stored(store, "photo.png");

        Assert.Matches("^/uploads/[0-9a-f]{32}-[0-9]+(-[0-9]+x[0-9]+)?\\.png$", stored.Url);
        Assert.Equal(stored, store.Find(stored.Url));
        Assert.Equal(("photo.png", "image/png"), (stored.Filename, stored.Mime));
        foreach (var url in new[] { "", "/uploads/", stored.Url[9..], stored.Url + "x", "/uploads/../" + stored.Url[9..], "http://host" + stored.Url, stored.Url.ToUpperInvariant() })
        {
            Assert.Null(store.Find(url));
        }
    }

    [Fact]
    public async Task A_file_goes_when_the_last_message_that_names_it_has_left_its_history()
    {
        var store = Store();
        var stored = await Stored(store);
        store.Keep(stored);
        store.Keep(stored);

        store.Release(stored);
        Assert.NotNull(store.Find(stored.Url));

        store.Release(stored);
        Assert.Null(store.Find(stored.Url));
        Assert.True(store.Doomed.TryRead(out var doomed));
        Assert.Equal(Path.Combine(_folder, Path.GetFileName(stored.Url)), doomed);
        Assert.Equal((0, 0), store.Held);
    }

    [Fact]
    public async Task A_file_that_no_message_names_goes_after_a_while()
    {
        var store = Store();
        var (orphan, kept) = (await Stored(store), await Stored(store));
        store.Keep(kept);

        _time.Pass(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal(0, store.RemoveOrphans());
        _time.Pass(TimeSpan.FromTicks(1));
        Assert.Equal(1, store.RemoveOrphans());
        Assert.Null(store.Find(orphan.Url));
        Assert.NotNull(store.Find(kept.Url));
    }

    [Fact]
    public async Task A_file_that_is_about_to_be_sent_gets_its_time_again()
    {
        var store = Store();
        var stored = await Stored(store);
        _time.Pass(TimeSpan.FromMinutes(9));
        store.Find(stored.Url);
        _time.Pass(TimeSpan.FromMinutes(9));
        Assert.Equal(0, store.RemoveOrphans());
    }

    [Fact]
    public void A_release_without_a_keep_and_a_stranger_change_nothing()
    {
        var store = Store();
        var stranger = new Attachment("/uploads/../../etc/passwd", "x", "image/png");
        store.Keep(stranger);
        store.Release(stranger);
        Assert.False(store.Doomed.TryRead(out _));
    }

    [Fact]
    public async Task An_upload_that_is_broken_off_leaves_nothing_behind()
    {
        var store = Store();
        await using (var pending = store.Begin(Sara))
        {
            Assert.Null(await pending.WriteAsync(new byte[100], default));
            Assert.Equal((0, 100), store.Held);
        }

        Assert.Equal((0, 0), store.Held);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task An_address_has_a_share_and_its_neighbours_have_theirs()
    {
        var store = Store(new UploadOptions { Directory = _folder, AddressBytes = 100 });
        var stored = await Stored(store, bytes: 60, from: Sara);

        await using var more = store.Begin(Sara);
        Assert.Equal(429, (await more.WriteAsync(new byte[41], default))!.Status);
        Assert.Null(await more.WriteAsync(new byte[40], default));

        await Stored(store, bytes: 100, from: Bob);
        await Stored(store, bytes: 1000, from: null);

        store.Keep(stored);
        store.Release(stored);
        Assert.Null(await more.WriteAsync(new byte[60], default));
    }

    [Fact]
    public async Task Where_there_is_no_room_the_oldest_that_no_message_names_goes_first()
    {
        var store = Store(new UploadOptions { Directory = _folder, TotalBytes = 100 });
        var kept = await Stored(store, bytes: 40);
        store.Keep(kept);
        _time.Pass(TimeSpan.FromSeconds(1));
        var old = await Stored(store, bytes: 30);
        _time.Pass(TimeSpan.FromSeconds(1));
        var young = await Stored(store, bytes: 30);

        var newest = await Stored(store, bytes: 20);
        Assert.Null(store.Find(old.Url));
        Assert.NotNull(store.Find(young.Url));

        await using var tooMuch = store.Begin(Sara);
        Assert.Equal(507, (await tooMuch.WriteAsync(new byte[61], default))!.Status);
        Assert.NotNull(store.Find(kept.Url));
    }

    [Fact]
    public async Task After_a_restart_the_files_are_there_for_a_while_and_their_messages_can_name_them_again()
    {
        var (named, orphan) = (await Stored(Store(), "photo.png"), await Stored(Store()));
        File.WriteAllText(Path.Combine(_folder, "0123456789abcdef0123456789abcdef.part"), "half a file");

        var store = Opened();
        Assert.True(store.Doomed.TryRead(out var half));
        Assert.EndsWith(".part", half, StringComparison.Ordinal);
        Assert.Equal("image/png", store.Find(named.Url)!.Mime);
        store.Keep(named);
        Assert.Equal(named, store.Find(named.Url));

        // A log that cannot be opened for hours does not cost it its pictures.
        _time.Pass(TimeSpan.FromHours(10));
        Assert.Equal(0, store.RemoveOrphans());
        store.HistoriesAreBack();
        Assert.Equal(0, store.RemoveOrphans());
        _time.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(1, store.RemoveOrphans());
        Assert.Null(store.Find(orphan.Url));
    }

    [Fact]
    public void Files_that_are_not_its_own_are_left_alone()
    {
        foreach (var name in new[] { "thesis.pdf", ".bashrc", "0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789ABCDEF.png", "0123456789abcdef0123456789abcdef.exe" })
        {
            File.WriteAllText(Path.Combine(_folder, name), "mine");
        }

        var store = Store();
        _time.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, store.RemoveOrphans());
        Assert.False(store.Doomed.TryRead(out _));
    }

    [Fact]
    public void Uploads_are_counted_by_address_and_minute()
    {
        var admission = new UploadAdmission(perMinute: 2, _time);
        for (var i = 0; i < 2; i++)
        {
            Assert.Null(admission.Enter(Sara));
            admission.Leave(Sara);
        }

        Assert.Equal(429, admission.Enter(Sara)!.Status);
        Assert.Null(admission.Enter(Bob));
        Assert.Null(admission.Enter(null));
        _time.Pass(TimeSpan.FromMinutes(1));
        Assert.Null(admission.Enter(Sara));
    }

    [Fact]
    public void Only_so_many_are_under_way_at_once()
    {
        var admission = new UploadAdmission(perMinute: 0, _time);
        for (var i = 0; i < UploadAdmission.AtOnceOfAddress; i++)
        {
            Assert.Null(admission.Enter(Sara));
        }

        Assert.Equal(429, admission.Enter(Sara)!.Status);
        for (var i = UploadAdmission.AtOnceOfAddress; i < UploadAdmission.AtOnce; i++)
        {
            Assert.Null(admission.Enter(null));
        }

        Assert.Equal(503, admission.Enter(Bob)!.Status);
        admission.Leave(Sara);
        Assert.Null(admission.Enter(Bob));
    }

    private static async Task<Attachment> Stored(AttachmentStore store, string filename = "x.png", int bytes = 10, IPAddress? from = null)
    {
        await using var pending = store.Begin(from);
        Assert.Null(await pending.WriteAsync(new byte[bytes], default));
        return (await pending.CommitAsync(FileType.Of("image/png")!, filename)).Stored!;
    }

    private AttachmentStore Opened(UploadOptions? options = null) =>
        new(options ?? new UploadOptions { Directory = _folder }, _time, NullLogger<AttachmentStore>.Instance);

    private AttachmentStore Store(UploadOptions? options = null)
    {
        var store = Opened(options);
        store.HistoriesAreBack();
        return store;
    }
}
