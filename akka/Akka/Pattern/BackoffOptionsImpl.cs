using Akka.Actor;

namespace Akka.Pattern;

internal sealed class BackoffOptionsImpl : BackoffOptions
{
    private readonly bool _onFailure;
    private readonly Props _childProps;
    private readonly string _childName;
    private readonly TimeSpan _minBackoff;
    private readonly TimeSpan _maxBackoff;
    private readonly double _randomFactor;

    private BackoffOptionsImpl(bool onFailure, Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor)
    {
        _onFailure = onFailure;
        _childProps = childProps;
        _childName = childName;
        _minBackoff = minBackoff;
        _maxBackoff = maxBackoff;
        _randomFactor = randomFactor;
    }

    internal override Props Props
    {
        get
        {
            Check();
            var (name, reset, reply, final) = (_childName, Reset ?? new AutoReset(_minBackoff), ReplyWhileStopped, FinalStopMessage);
            var (props, strategy, min, max, factor) = (_childProps, Strategy, _minBackoff, _maxBackoff, _randomFactor);
            return _onFailure
                ? Props.Create(() => new BackoffOnRestartSupervisor(props, name, min, max, reset, factor, strategy, reply, final))
                : Props.Create(() => new BackoffSupervisor(props, name, min, max, reset, factor, strategy, reply, final));
        }
    }

    private IBackoffReset? Reset { get; init; }

    private OneForOneStrategy Strategy { get; init; } = new(SupervisorStrategy.DefaultDecider);

    private object? ReplyWhileStopped { get; init; }

    private Func<object, bool>? FinalStopMessage { get; init; }

    internal static BackoffOptionsImpl Create(bool onFailure, Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        new(onFailure, childProps, childName, minBackoff, maxBackoff, randomFactor);

    public override BackoffOptions WithAutoReset(TimeSpan resetBackoff) => Copy(reset: new AutoReset(resetBackoff));

    public override BackoffOptions WithManualReset() => Copy(reset: new ManualReset());

    public override BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy) => Copy(strategy: supervisorStrategy);

    public override BackoffOptions WithDefaultStoppingStrategy() =>
        Copy(strategy: new OneForOneStrategy(Strategy.MaxNumberOfRetries, null, SupervisorStrategy.StoppingStrategy.Decider));

    public override BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries) => Copy(strategy: Strategy.WithMaxNrOfRetries(maxNrOfRetries));

    public override BackoffOptions WithReplyWhileStopped(object replyWhileStopped) => Copy(reply: replyWhileStopped);

    public override BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage) => Copy(final: isFinalStopMessage);

    private BackoffOptionsImpl Copy(IBackoffReset? reset = null, OneForOneStrategy? strategy = null, object? reply = null, Func<object, bool>? final = null) =>
        new(_onFailure, _childProps, _childName, _minBackoff, _maxBackoff, _randomFactor)
        {
            Reset = reset ?? Reset,
            Strategy = strategy ?? Strategy,
            ReplyWhileStopped = reply ?? ReplyWhileStopped,
            FinalStopMessage = final ?? FinalStopMessage,
        };

    private void Check()
    {
        if (_minBackoff <= TimeSpan.Zero)
        {
            throw new ArgumentException("MinBackoff must be greater than 0");
        }

        if (_maxBackoff < _minBackoff)
        {
            throw new ArgumentException("MaxBackoff must be greater than MinBackoff");
        }

        if (_randomFactor is < 0.0 or > 1.0)
        {
            throw new ArgumentException("RandomFactor must be between 0.0 and 1.0");
        }
    }
}
