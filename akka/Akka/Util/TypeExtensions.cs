using System.Text.RegularExpressions;

namespace Akka.Util;

/// <summary>Questions about types.</summary>
public static partial class TypeExtensions
{
    /// <summary>Whether a value of <paramref name="type"/> is one of <typeparamref name="T"/>.</summary>
    public static bool Implements<T>(this Type type) => Implements(type, typeof(T));

    /// <summary>Whether a value of <paramref name="type"/> is one of <paramref name="moreGeneralType"/>.</summary>
    public static bool Implements(this Type type, Type moreGeneralType) => moreGeneralType.IsAssignableFrom(type);

    /// <summary>The name by which configurations name the type: full name and assembly, without its version; those of its type arguments likewise.</summary>
    public static string TypeQualifiedName(this Type type) => AssemblyIdentity().Replace(type.AssemblyQualifiedName!, "");

    [GeneratedRegex(", Version=[^,\\]]+, Culture=[^,\\]]+, PublicKeyToken=[^,\\]]+")]
    private static partial Regex AssemblyIdentity();
}
