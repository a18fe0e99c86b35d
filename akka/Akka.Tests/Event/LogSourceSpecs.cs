using Akka.Actor;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Event;

public sealed class LogSourceSpecs : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("source", "akka.stdout-loglevel = OFF, akka.loggers = []");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public void A_name_is_a_source_of_its_system()
    {
        var source = LogSource.Create("uploads", _system);
        Assert.Equal("uploads (akka://source)", source.Source);
        Assert.Equal(typeof(DummyClassForStringSources), source.Type);
        Assert.Equal("uploads", LogSource.Create("uploads").Source);
    }

    [Fact]
    public void A_type_is_a_source_by_its_name()
    {
        var source = LogSource.Create(typeof(LogSourceSpecs), _system);
        Assert.Equal("LogSourceSpecs (akka://source)", source.Source);
        Assert.Equal(typeof(LogSourceSpecs), source.Type);
        Assert.Equal("LogSourceSpecs", LogSource.Create(typeof(LogSourceSpecs)).Source);
    }

    [Fact]
    public void Any_object_is_a_source_by_its_type()
    {
        Assert.Equal("LogSourceSpecs (akka://source)", LogSource.Create(this, _system).Source);
        Assert.Equal(typeof(LogSourceSpecs), LogSource.Create(this).Type);
    }

    [Fact]
    public void An_actor_is_a_source_by_its_path()
    {
        var actor = _system.ActorOf(Props.Create(() => new Quiet()), "quiet");
        Assert.Equal("akka://source/user/quiet", LogSource.Create(actor, _system).Source);
        Assert.Equal("akka://source/user/quiet", LogSource.Create(actor).Source);
        Assert.Equal("akka://source/user/quiet", LogSource.FromActorRef(actor, _system));
    }

    [Fact]
    public void A_source_can_be_made_of_its_parts()
    {
        var source = LogSource.Create("me", typeof(int));
        Assert.Equal(("me", typeof(int)), (source.Source, source.Type));
    }

    [Fact]
    public async Task The_lines_of_an_actor_carry_its_path_and_its_class()
    {
        var log = new Listener(_system);
        _system.EventStream.Subscribe(log.Ref, typeof(Info));
        _system.ActorOf(Props.Create(() => new Talkative()), "talkative").Tell("hello");
        var logged = await log.Next<Info>();
        Assert.Equal("akka://source/user/talkative", logged.LogSource);
        Assert.Equal(typeof(Talkative), logged.LogClass);
        Assert.Equal("heard hello", logged.Message!.ToString());
    }

    [Fact]
    public async Task The_lines_of_the_system_carry_its_name()
    {
        var log = new Listener(_system);
        _system.EventStream.Subscribe(log.Ref, typeof(Info));
        _system.Log.Info("hello");
        Assert.Equal("ActorSystem(source)", (await log.Next<Info>()).LogSource);
    }

    [Fact]
    public async Task A_logger_can_publish_to_any_bus()
    {
        var bus = new EventStream(debug: false);
        bus.SetLogLevel(LogLevel.ErrorLevel);
        var log = new Listener(_system);
        bus.Subscribe(log.Ref, typeof(LogEvent));
        var logger = Logging.GetLogger(bus, "me");
        logger.Info("no");
        logger.Error("yes {Who}", "you");
        Assert.Equal("[me] yes you", (await log.Next<Error>()).ToString()[^12..]);
        await log.HearsNothingMore();
    }

    private sealed class Quiet : ReceiveActor;

    private sealed class Talkative : ReceiveActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        public Talkative() => Receive<string>(text => _log.Info("heard {0}", text));
    }
}
