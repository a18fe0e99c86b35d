namespace Akka.Configuration;

// Where nothing is set, or something that is no array, a list is empty.
public partial class Config
{
    /// <summary>The texts of the array at <paramref name="path"/>.</summary>
    public virtual IList<string> GetStringList(string path) => Find(path)?.GetStringList() ?? [];

    /// <summary>The texts of the array at <paramref name="path"/>; <paramref name="defaultPaths"/> where nothing is set.</summary>
    public virtual IList<string> GetStringList(string path, string[] defaultPaths) =>
        Find(path)?.GetStringList() ?? defaultPaths;

    /// <summary>The booleans of the array at <paramref name="path"/>.</summary>
    public virtual IList<bool> GetBooleanList(string path) => Find(path)?.GetBooleanList() ?? [];

    /// <summary>The bytes of the array at <paramref name="path"/>.</summary>
    public virtual IList<byte> GetByteList(string path) => Find(path)?.GetByteList() ?? [];

    /// <summary>The whole numbers of the array at <paramref name="path"/>.</summary>
    public virtual IList<int> GetIntList(string path) => Find(path)?.GetIntList() ?? [];

    /// <summary>The whole numbers of the array at <paramref name="path"/>.</summary>
    public virtual IList<long> GetLongList(string path) => Find(path)?.GetLongList() ?? [];

    /// <summary>The numbers of the array at <paramref name="path"/>.</summary>
    public virtual IList<float> GetFloatList(string path) => Find(path)?.GetFloatList() ?? [];

    /// <summary>The numbers of the array at <paramref name="path"/>.</summary>
    public virtual IList<double> GetDoubleList(string path) => Find(path)?.GetDoubleList() ?? [];

    /// <summary>The decimal numbers of the array at <paramref name="path"/>.</summary>
    public virtual IList<decimal> GetDecimalList(string path) => Find(path)?.GetDecimalList() ?? [];
}
