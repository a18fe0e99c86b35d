namespace Akka.Hosting;

/// <summary>How a configuration goes together with what is there already.</summary>
public enum HoconAddMode
{
    /// <summary>Under it: what is there counts.</summary>
    Append,

    /// <summary>Over it: what is added counts.</summary>
    Prepend,

    /// <summary>In its place.</summary>
    Replace,
}
