namespace XChat.Gateway.Configuration;

/// <summary>A part of the process, other than an actor, that takes over another configuration while it runs.</summary>
public interface IReconfigurable
{
    /// <summary>From now on this holds; for connections that are there, as far as the part says. MUST NOT fail, and MUST NOT wait.</summary>
    void Adopt(GatewayOptions options);
}
