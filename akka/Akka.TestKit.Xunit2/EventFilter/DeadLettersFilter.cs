using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

/// <summary>Means dead letters, as <see cref="TestEventListener"/> shows them: warnings whose message is a <see cref="DeadLetter"/>.</summary>
public sealed class DeadLettersFilter : EventFilterBase
{
    private readonly Predicate<DeadLetter>? _isMatch;

    /// <summary>Says which are meant.</summary>
    /// <param name="messageMatcher">Of the text of the letter's message; null means every one.</param>
    /// <param name="sourceMatcher">Of the path of whom the letter did not reach; null means every one.</param>
    /// <param name="isMatch">Of the letter; null means every one.</param>
    public DeadLettersFilter(IStringMatcher? messageMatcher, IStringMatcher? sourceMatcher, Predicate<DeadLetter>? isMatch = null)
        : base(messageMatcher, sourceMatcher) =>
        _isMatch = isMatch;

    /// <inheritdoc/>
    protected override string FilterDescriptiveName => "DeadLetter";

    /// <inheritdoc/>
    protected override bool IsMatch(LogEvent evt) =>
        evt is Warning { Message: DeadLetter letter }
        && (_isMatch is null || _isMatch(letter))
        && InternalDoMatch(evt.LogSource, letter.Message);
}
