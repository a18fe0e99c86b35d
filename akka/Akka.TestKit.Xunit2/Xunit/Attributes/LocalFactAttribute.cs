using Xunit;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A fact that can be left out on machines where it does not hold: set the environment variable <c>XUNIT_SKIP_LOCAL_FACT</c> to <c>true</c> there.</summary>
public class LocalFactAttribute : FactAttribute
{
    private string? _skip;

    /// <summary>Why the fact is not run. What is set here holds everywhere.</summary>
    public override string? Skip
    {
        get => _skip ?? LocalSkip.Reason("XUNIT_SKIP_LOCAL_FACT", SkipLocal);
        set => _skip = value;
    }

    /// <summary>Why the fact is not run where the environment variable says so.</summary>
    public string? SkipLocal { get; set; }
}
