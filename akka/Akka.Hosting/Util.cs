using Akka.Configuration;

namespace Akka.Hosting;

/// <summary>Moving configurations about.</summary>
public static class Util
{
    /// <summary>A configuration that holds this one under <paramref name="path"/>.</summary>
    public static Config MoveTo(this Config config, string path)
    {
        var keys = HoconKeys.Split(path);
        var moved = config.Root.AtKey(keys[^1]);
        for (var i = keys.Count - 2; i >= 0; i--)
        {
            moved = moved.Root.AtKey(keys[i]);
        }
        return moved;
    }
}
