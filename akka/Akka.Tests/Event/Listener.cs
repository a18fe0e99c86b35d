using System.Threading.Channels;
using Akka.Actor;
using Xunit;

namespace Akka.Tests.Event;

/// <summary>An actor that hears events, and what it has heard.</summary>
internal sealed class Listener
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<object> _heard = Channel.CreateUnbounded<object>();

    public Listener(ActorSystem system) => Ref = system.ActorOf(Props.Create(() => new Ear(_heard.Writer)));

    public IActorRef Ref { get; }

    public async Task<object> Next() => await _heard.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public async Task<T> Next<T>() => Assert.IsAssignableFrom<T>(await Next());

    /// <summary>Nothing that was published before this call is still to come.</summary>
    public async Task HearsNothingMore()
    {
        var marker = new object();
        Ref.Tell(marker);
        Assert.Same(marker, await Next());
    }

    private sealed class Ear : UntypedActor
    {
        private readonly ChannelWriter<object> _heard;

        public Ear(ChannelWriter<object> heard) => _heard = heard;

        protected override void OnReceive(object message) => _heard.TryWrite(message);
    }
}
