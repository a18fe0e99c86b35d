using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Configuration;

public sealed class ReferenceConfigurationSpecs
{
    [Fact]
    public void Every_kind_of_value_of_the_reference_configuration_is_read()
    {
        var config = ConfigurationFactory.Default();

        Assert.Equal("Akka.Event.DefaultLogger", Assert.Single(config.GetStringList("akka.loggers")));
        Assert.Empty(config.GetStringList("akka.extensions"));
        Assert.Equal(TimeSpan.FromMinutes(5), config.GetTimeSpan("akka.log-dead-letters-suspend-duration"));
        Assert.Equal("before-service-unbind", Assert.Single(config.GetStringList("akka.coordinated-shutdown.phases.service-unbind.depends-on")));
        Assert.Equal("akka.actor.mailbox.logger-queue", config.GetString("akka.actor.mailbox.requirements.\"Akka.Event.ILoggerMessageQueueSemantics\""));
        Assert.Equal("", config.GetString("akka.actor.deployment.default.dispatcher", "absent"));
        Assert.Equal(10, config.GetInt("akka.actor.deployment.default.virtual-nodes-factor"));
        Assert.True(config.GetConfig("akka.coordinated-shutdown.reason-overrides").IsEmpty);
    }
}
