using System.Diagnostics.CodeAnalysis;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Journal;

/// <summary>Puts the rooms' logs into the server.</summary>
public static class JournalServices
{
    private const string BootId = "/proc/sys/kernel/random/boot_id";

    /// <summary>Logs in the journal that the options name, or in memory alone where they name none; then nothing of a database is loaded.</summary>
    /// <param name="services">The server's.</param>
    /// <param name="options">The journal, or null.</param>
    /// <param name="why">One line, where there is one and it cannot be used.</param>
    public static bool TryAddRoomLogs(this IServiceCollection services, JournalOptions? options, [NotNullWhen(false)] out string? why)
    {
        why = null;
        if (options is null)
        {
            services.AddSingleton<IRoomLogs, LogsInMemory>();
            return true;
        }

        try
        {
            AddJournal(services, options);
        }
        catch (JournalUnusableException unusable)
        {
            why = $"xchat.journal {options.Path} cannot be used: {unusable.Message.ReplaceLineEndings(" ")}";
        }

        return why is null;
    }

    private static void AddJournal(IServiceCollection services, JournalOptions options)
    {
        var file = JournalFile.Open(options, CurrentBoot(), TimeProvider.System);
        services.AddSingleton<IRoomLogs>(provider => new JournalWriter(
            file, options.Path, TimeProvider.System, provider.GetRequiredService<ILogger<JournalWriter>>()));
    }

    // Where a boot cannot be told from another, every unclean end may have been a power cut.
    private static string CurrentBoot() => File.Exists(BootId) ? File.ReadAllText(BootId).Trim() : Guid.NewGuid().ToString();
}
