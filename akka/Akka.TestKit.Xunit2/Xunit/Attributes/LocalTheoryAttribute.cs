using Xunit;
using Xunit.Sdk;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A theory that can be left out on machines where it does not hold: set the environment variable <c>XUNIT_SKIP_LOCAL_THEORY</c> to <c>true</c> there.</summary>
[XunitTestCaseDiscoverer("Xunit.Sdk.TheoryDiscoverer", "xunit.execution.{Platform}")]
[AttributeUsage(AttributeTargets.Method)]
public class LocalTheoryAttribute : TheoryAttribute
{
    private string? _skip;

    /// <summary>Why the theory is not run. What is set here holds everywhere.</summary>
    public override string? Skip
    {
        get => _skip ?? LocalSkip.Reason("XUNIT_SKIP_LOCAL_THEORY", SkipLocal);
        set => _skip = value;
    }

    /// <summary>Why the theory is not run where the environment variable says so.</summary>
    public string? SkipLocal { get; set; }
}
