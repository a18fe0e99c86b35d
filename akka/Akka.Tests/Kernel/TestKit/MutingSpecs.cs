using Akka.Event;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class MutingSpecs
{
    [Fact]
    public void A_filter_that_throws_is_reported_and_does_not_end_the_logger()
    {
        using (EventFilter.Custom(_ => throw new FormatException("broken filter")).Mute())
            Log.Warning("hello");
        Assert.IsType<FormatException>(Assert.IsType<Error>(ExpectMsg<Printed>().Event).Cause);
        Assert.Equal("hello", Heard());
    }
}
