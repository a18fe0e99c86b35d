using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;
using Akka.Util.Internal;

namespace Akka.Event;

/// <summary>The classes that the configuration names for logging. The kernel's own need no lookup.</summary>
internal static class LoggingTypes
{
    public const DynamicallyAccessedMemberTypes Constructors = Props.Constructors;

    [return: DynamicallyAccessedMembers(Constructors)]
    public static Type Logger(string typeName) => Bare(typeName) switch
    {
        "Akka.Event.DefaultLogger" => typeof(DefaultLogger),
        "Akka.Event.StandardOutLogger" => typeof(StandardOutLogger),
        "Akka.Event.TraceLogger" => typeof(TraceLogger),
        _ => Find(typeName, "akka.loggers"),
    };

    public static MinimalLogger StdoutLogger(string typeName) => Bare(typeName) == "Akka.Event.StandardOutLogger"
        ? new StandardOutLogger()
        : Make<MinimalLogger>(typeName, "akka.stdout-logger-class");

    public static ILogMessageFormatter Formatter(string typeName) => Bare(typeName) switch
    {
        "Akka.Event.DefaultLogMessageFormatter" => DefaultLogMessageFormatter.Instance,
        "Akka.Event.SemanticLogMessageFormatter" => SemanticLogMessageFormatter.Instance,
        _ => Make<ILogMessageFormatter>(typeName, "akka.logger-formatter"),
    };

    private static T Make<T>(string typeName, string key)
        where T : class =>
        Activator.CreateInstance(Find(typeName, key), nonPublic: true) as T
            ?? throw new ConfigurationException($"{key}: {typeName} is no {typeof(T).Name}.");

    [return: DynamicallyAccessedMembers(Constructors)]
    private static Type Find(string typeName, string key) =>
        NamedType.Find(typeName) ?? throw new ConfigurationException($"{key}: there is no type {typeName}.");

    // "Akka.Event.X" of "Akka.Event.X, Akka, Version=…"; other assemblies keep their name.
    private static string Bare(string typeName)
    {
        var comma = typeName.IndexOf(',');
        if (comma < 0)
        {
            return typeName;
        }
        var assembly = typeName.AsSpan(comma + 1).Trim();
        var end = assembly.IndexOf(',');
        return (end < 0 ? assembly : assembly[..end].TrimEnd()) is "Akka" ? typeName[..comma].TrimEnd() : typeName;
    }
}
