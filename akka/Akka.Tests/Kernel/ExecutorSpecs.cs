using Akka.Configuration;
using Akka.Dispatch;
using Xunit;

namespace Akka.Tests.Kernel;

public sealed class ExecutorSpecs() : Akka.TestKit.Xunit2.TestKit("channel { executor = channel-executor, channel-executor.priority = high }")
{
    [Fact]
    public void A_channel_executor_has_the_priority_that_its_section_says()
    {
        Assert.Equal(TaskSchedulerPriority.High, Priority(Sys.Dispatchers.Lookup("channel").Configurator.Config));
        Assert.Equal(TaskSchedulerPriority.Normal, Priority(ConfigurationFactory.ParseString("executor = channel-executor")));
        Assert.Equal(TaskSchedulerPriority.Normal, Priority(null));
    }

    private TaskSchedulerPriority Priority(Config? section) => new ChannelExecutorConfigurator(section, Sys.Dispatchers.Prerequisites).Priority;
}
