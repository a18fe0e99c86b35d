using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace Akka.Util.Internal;

/// <summary>Finds the types that a configuration names.</summary>
internal static class NamedType
{
    private const string Kept = "A type named in the configuration is the user's to keep; the kernel's own need no lookup.";

    // The official test kit is two assemblies; here it is one.
    private const string OfficialTestKit = "Akka.TestKit";
    private const string TestKit = "Akka.TestKit.Xunit2";

    /// <summary>The type of an assembly-qualified name; null where there is none.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = Kept)]
    [UnconditionalSuppressMessage("Trimming", "IL2073", Justification = Kept)]
    [return: DynamicallyAccessedMembers(Props.Constructors)]
    public static Type? Find(string typeName)
    {
        if (Type.GetType(typeName, throwOnError: false) is { } type) return type;
        var (name, assembly) = Split(typeName);
        return assembly == OfficialTestKit ? Type.GetType($"{name}, {TestKit}", throwOnError: false) : null;
    }

    // "A.B" and "C" of "A.B, C, Version=…".
    private static (string Name, string Assembly) Split(string typeName)
    {
        var parts = typeName.Split(',', StringSplitOptions.TrimEntries);
        return (parts[0], parts.Length > 1 ? parts[1] : "");
    }
}
