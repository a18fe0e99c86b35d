namespace Akka.Annotations;

/// <summary>Marks a public member that belongs to the kernel's inside: it may change from one version to the next.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = false, Inherited = true)]
public sealed class InternalApiAttribute : Attribute;

/// <summary>Marks a public member of the kernel's inside that other parts of the kernel rely on.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = false, Inherited = true)]
public sealed class InternalStableApiAttribute : Attribute;

/// <summary>Marks a member that may still change.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = false, Inherited = true)]
public sealed class ApiMayChangeAttribute : Attribute;

/// <summary>Marks a type that must not be inherited from outside the kernel.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = false, Inherited = true)]
public sealed class DoNotInheritAttribute : Attribute;
