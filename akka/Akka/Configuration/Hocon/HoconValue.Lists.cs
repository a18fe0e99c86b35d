namespace Akka.Configuration.Hocon;

// What is no array is an empty list.
public partial class HoconValue
{
    /// <summary>The texts of this array.</summary>
    public IList<string> GetStringList() => ListOf(value => value.GetString()!);

    /// <summary>The booleans of this array.</summary>
    public IList<bool> GetBooleanList() => ListOf(value => value.GetBoolean());

    /// <summary>The bytes of this array.</summary>
    public IList<byte> GetByteList() => ListOf(value => value.GetByte());

    /// <summary>The whole numbers of this array.</summary>
    public IList<int> GetIntList() => ListOf(value => value.GetInt());

    /// <summary>The whole numbers of this array.</summary>
    public IList<long> GetLongList() => ListOf(value => value.GetLong());

    /// <summary>The numbers of this array.</summary>
    public IList<float> GetFloatList() => ListOf(value => value.GetFloat());

    /// <summary>The numbers of this array.</summary>
    public IList<double> GetDoubleList() => ListOf(value => value.GetDouble());

    /// <summary>The decimal numbers of this array.</summary>
    public IList<decimal> GetDecimalList() => ListOf(value => value.GetDecimal());

    private List<T> ListOf<T>(Func<HoconValue, T> read)
    {
        var values = GetArray();
        var list = new List<T>(values.Count);
        foreach (var value in values)
        {
            list.Add(read(value));
        }
        return list;
    }
}
