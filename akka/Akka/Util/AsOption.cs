namespace Akka.Util.Extensions;

/// <summary>Turns any value into an <see cref="Option{T}"/>.</summary>
public static class ObjectExtensions
{
    /// <summary>An option of <paramref name="obj"/>, empty where it is null.</summary>
    public static Option<T> AsOption<T>(this T obj) => Option<T>.Create(obj);
}
