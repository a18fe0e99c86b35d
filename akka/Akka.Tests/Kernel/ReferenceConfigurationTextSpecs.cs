using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Kernel;

public sealed class ReferenceConfigurationTextSpecs
{
    [Fact]
    public void The_short_way_of_reading_the_reference_configuration_reads_what_the_whole_grammar_reads() =>
        Assert.Equal(ConfigurationFactory.ParseString(ReferenceConfiguration.Text).ToString(), ConfigurationFactory.Default().ToString());
}
