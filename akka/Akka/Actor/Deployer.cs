using Akka.Configuration;

namespace Akka.Actor;

/// <summary>What <c>akka.actor.deployment</c> says about actors, by their paths below /user; <c>*</c> stands for one name, <c>**</c> for all that follow.</summary>
public class Deployer
{
    /// <summary>What holds where nothing else is said.</summary>
    protected readonly Config Default;

    private volatile Deploy[] _deployments;

    /// <summary>Reads the section.</summary>
    public Deployer(Settings settings)
    {
        var section = settings.Config.GetConfig("akka.actor.deployment");
        Default = section?.GetConfig("default") ?? Config.Empty;
        var deployments = new List<Deploy>();
        if (section is not null)
            foreach (var (key, value) in section.AsEnumerable())
                if (key != "default" && value.IsObject()) deployments.Add(ParseConfig(key, section.GetConfig($"\"{key}\"") ?? Config.Empty));
        _deployments = [.. deployments];
    }

    /// <summary>The deployment of an actor; null when nothing is said about it.</summary>
    public Deploy? Lookup(ActorPath path) => _deployments.Length == 0 || path.Depth < 2 || path.Elements[0] != "user" ? null : Lookup(path.Elements.Skip(1));

    /// <summary>The deployment of the actor with these names below /user; null when nothing is said about it.</summary>
    public Deploy? Lookup(IEnumerable<string> path)
    {
        var names = path.ToArray();
        Deploy? best = null;
        var bestRank = int.MinValue;
        foreach (var deploy in _deployments)
        {
            var rank = Rank(deploy.Path.Split('/', StringSplitOptions.RemoveEmptyEntries), names);
            if (rank > bestRank) (best, bestRank) = (deploy, rank);
        }

        return best;
    }

    // The more names are said outright, and the earlier, the better; int.MinValue when it does not fit.
    private static int Rank(string[] pattern, string[] names)
    {
        var rank = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == "**") return names.Length > i ? rank : int.MinValue;
            if (i >= names.Length || (pattern[i] != "*" && pattern[i] != names[i])) return int.MinValue;
            rank += pattern[i] == "*" ? 1 << (8 - Math.Min(i, 8)) : 2 << (8 - Math.Min(i, 8));
        }

        return pattern.Length == names.Length ? rank + 1 : int.MinValue;
    }

    /// <summary>Adds a deployment.</summary>
    /// <exception cref="IllegalActorNameException">A name in its path is not valid.</exception>
    public void SetDeploy(Deploy deploy)
    {
        var names = deploy.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
            if (name is not ("*" or "**") && !ActorPath.IsValidPathElement(name))
                throw new IllegalActorNameException($"Illegal actor name [{name}] in deployment [{deploy.Path}]. Actor paths MUST: not start with `$`, include only ASCII letters and can only contain these special characters: {ActorPath.ValidSymbols}.");
        lock (Default) _deployments = [.. _deployments, deploy];
    }

    /// <summary>Reads one entry.</summary>
    public virtual Deploy ParseConfig(string key, Config config)
    {
        var all = config.WithFallback(Default);
        return new Deploy(key, all, Deploy.NoScopeGiven, all.GetString("dispatcher") ?? "", all.GetString("mailbox") ?? "", all.GetInt("stash-capacity", Deploy.NoStashSize));
    }
}
