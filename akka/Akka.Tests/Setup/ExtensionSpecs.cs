using Akka.Actor;
using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Setup;

public class ExtensionSpecs : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void An_extension_is_made_once()
    {
        var first = new CounterId().Apply(Sys);
        var second = Sys.WithExtension<Counter, CounterId>();

        Assert.Same(first, second);
        Assert.Same(first, new CounterId().Apply(Sys));
        Assert.Same(first, new CounterId().Get(Sys));
        Assert.Same(first, Sys.WithExtension<Counter>(typeof(CounterId)));
        Assert.Same(Sys, first.System);
    }

    [Fact]
    public void Each_system_has_its_own()
    {
        using var other = ActorSystem.Create("other-extensions");

        Assert.NotSame(new CounterId().Apply(Sys), new CounterId().Apply(other));
    }

    [Fact]
    public void A_registered_extension_is_found()
    {
        Assert.False(Sys.HasExtension<Counter>());
        var made = Sys.RegisterExtension(new CounterId());

        Assert.True(Sys.HasExtension<Counter>());
        Assert.True(Sys.HasExtension(typeof(Counter)));
        Assert.Same(made, Sys.GetExtension<Counter>());
        Assert.Same(made, Sys.GetExtension(new CounterId()));
        Assert.Same(made, Sys.WithExtension<Counter>());
        Assert.True(Sys.TryGetExtension<Counter>(out var found));
        Assert.Same(made, found);
        Assert.True(Sys.TryGetExtension(typeof(Counter), out var untyped));
        Assert.Same(made, untyped);
    }

    [Fact]
    public void One_that_is_not_registered_is_not_found()
    {
        Assert.False(Sys.HasExtension(typeof(Counter)));
        Assert.False(Sys.TryGetExtension<Counter>(out _));
        Assert.Null(Sys.GetExtension<Counter>());
        Assert.Null(new CounterId().Get(Sys));
    }

    [Fact]
    public void It_is_made_once_although_many_ask_at_the_same_moment()
    {
        var made = new Counter[8];
        Parallel.For(0, made.Length, i => made[i] = new CounterId().Apply(Sys));

        Assert.Single(made.Distinct());
    }

    [Fact]
    public void One_that_cannot_be_made_is_tried_once_and_says_why_each_time()
    {
        // It has begun something that cannot be begun twice.
        Assert.Throws<FormatException>(() => Sys.RegisterExtension(new BrokenId()));
        Assert.Throws<FormatException>(() => Sys.RegisterExtension(new BrokenId()));
        Assert.Throws<FormatException>(() => Sys.GetExtension<Broken>());
    }

    [Fact]
    public void Ids_of_one_type_are_equal()
    {
        Assert.Equal(new CounterId(), new CounterId());
        Assert.Equal(new CounterId().GetHashCode(), new CounterId().GetHashCode());
        Assert.False(new CounterId().Equals(new BrokenId()));
        Assert.Equal(typeof(Counter), new CounterId().ExtensionType);
    }

    [Fact]
    public async Task Those_named_in_the_configuration_are_made_with_the_system()
    {
        var system = ActorSystem.Create("configured", ConfigurationFactory.ParseString(
            $"akka.extensions = [\"{typeof(CounterId).AssemblyQualifiedName}\"]"));

        Assert.True(system.HasExtension<Counter>());
        await system.Terminate();
    }

    [Fact]
    public async Task A_name_in_the_configuration_that_is_no_extension_is_passed_over()
    {
        var system = ActorSystem.Create("misconfigured", ConfigurationFactory.ParseString(
            $"akka.extensions = [\"Nobody.Knows, Nothing\", \"{typeof(ExtensionSpecs).AssemblyQualifiedName}\", \"{typeof(CounterId).AssemblyQualifiedName}\"], akka.loglevel = OFF, akka.stdout-loglevel = OFF"));

        Assert.True(system.HasExtension<Counter>());
        await system.Terminate();
    }

    [Fact]
    public void One_named_in_the_configuration_that_cannot_be_made_fails_the_start() =>
        Assert.Throws<FormatException>(() => ActorSystem.Create("broken", ConfigurationFactory.ParseString(
            $"akka.extensions = [\"{typeof(BrokenId).AssemblyQualifiedName}\"], akka.loglevel = OFF, akka.stdout-loglevel = OFF")));

    internal sealed class Counter(ActorSystem system) : IExtension
    {
        public ActorSystem System { get; } = system;
    }

    internal sealed class CounterId : ExtensionIdProvider<Counter>
    {
        public override Counter CreateExtension(ExtendedActorSystem system) => new(system);
    }

    internal sealed class Broken : IExtension;

    internal sealed class BrokenId : ExtensionIdProvider<Broken>
    {
        public override Broken CreateExtension(ExtendedActorSystem system)
        {
            system.ActorOf(Props.Empty, "of-the-extension");
            throw new FormatException("broken");
        }
    }
}
