using XChat.Actors.Rooms;

namespace XChat.Gateway.Moderation;

/// <summary>Puts the keeping of bans into the server.</summary>
public static class ModerationServices
{
    /// <summary>Bans in <paramref name="file"/>, or in memory alone where there is none.</summary>
    public static IServiceCollection AddModeration(this IServiceCollection services, BanFile? file) => file is null
        ? services.AddSingleton<IBanRegister, BansInMemory>()
        : services
            .AddSingleton<IBanRegister>(file)
            .AddHostedService(provider => new BanWriter(file, TimeProvider.System, provider.GetRequiredService<ILogger<BanWriter>>()));
}
