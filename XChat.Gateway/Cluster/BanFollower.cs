using Akka.Actor;
using Akka.Hosting;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Cluster;

/// <summary>Tells the rooms what the bans are, whenever another gateway has changed them, and the other gateways what was changed here.</summary>
internal sealed class BanFollower(SharedBans bans, ClusterNews news, IRequiredActor<RoomsActor> rooms) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var actor = await rooms.GetAsync(stoppingToken);
        await bans.FollowAsync(news, all => actor.Tell(new RoomsProtocol.AdoptBans(all), ActorRefs.NoSender), stoppingToken);
    }
}
