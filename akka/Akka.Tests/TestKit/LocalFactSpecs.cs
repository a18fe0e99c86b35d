using Akka.TestKit.Xunit2.Attributes;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed class LocalFactSpecs
{
    [LocalFact(SkipLocal = "it should run")]
    public void A_local_fact_runs_where_nobody_says_otherwise() => Assert.NotEqual("true", Environment.GetEnvironmentVariable("XUNIT_SKIP_LOCAL_FACT"));

    [LocalTheory(SkipLocal = "it should run")]
    [InlineData(1)]
    [InlineData(2)]
    public void A_local_theory_runs_once_for_each_of_its_data(int data) => Assert.InRange(data, 1, 2);

    [Fact]
    public void Its_reason_is_the_one_that_was_said()
    {
        // Attributes that are asked, and stand on no test: nothing is skipped here.
        Assert.Null(new LocalFactAttribute { SkipLocal = "slow disk" }.Skip);
        Assert.Equal("never", new LocalFactAttribute { Skip = "never", SkipLocal = "slow disk" }.Skip);
        Assert.Equal("never", new LocalTheoryAttribute { Skip = "never" }.Skip);
    }

    [Fact]
    public void A_fact_about_Windows_is_not_run_elsewhere()
    {
        var skip = new WindowsFactAttribute { SkipUnix = "no such console" }.Skip;
        Assert.Equal(OperatingSystem.IsWindows() ? null : "no such console", skip);
        // Asked alone, as above.
        Assert.Equal("never", new WindowsFactAttribute { Skip = "never" }.Skip);
    }
}
