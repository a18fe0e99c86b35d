namespace XChat.Gateway.Cluster;

/// <summary>The database of the cluster is not there now.</summary>
public sealed class ClusterAwayException() : Exception("The cluster's database is away.");
