using Xunit;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A fact that holds on Windows only; elsewhere it is not run.</summary>
public class WindowsFactAttribute : FactAttribute
{
    private string? _skip;

    /// <summary>Why the fact is not run. What is set here holds on Windows too.</summary>
    public override string? Skip
    {
        get => _skip ?? (OperatingSystem.IsWindows() ? null : SkipUnix ?? "Not run on Unix");
        set => _skip = value;
    }

    /// <summary>Why the fact is not run on other systems than Windows.</summary>
    public string? SkipUnix { get; set; }
}
