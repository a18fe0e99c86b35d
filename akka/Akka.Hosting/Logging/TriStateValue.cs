namespace Akka.Hosting;

/// <summary>None, all, or some.</summary>
public enum TriStateValue
{
    /// <summary>None.</summary>
    None,

    /// <summary>All.</summary>
    All,

    /// <summary>As many as are said beside it.</summary>
    Some,
}
