namespace XChat.Gateway.Cluster;

/// <summary>The database cannot be used for a cluster. The message says why, in one line for the operator.</summary>
public sealed class ClusterUnusableException(string message) : Exception(message);
