namespace Akka.TestKit;

/// <summary>Marks a duration that the test kit itself multiplies by <c>akka.test.timefactor</c>: give it undilated.</summary>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class AutoDilateAttribute : Attribute;
