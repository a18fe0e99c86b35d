using System.Diagnostics.CodeAnalysis;

namespace Akka.TestKit.Internal;

/// <summary>What trimming must keep of the types that tests name.</summary>
internal static class Kept
{
    public const DynamicallyAccessedMemberTypes Constructors =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors;
}
