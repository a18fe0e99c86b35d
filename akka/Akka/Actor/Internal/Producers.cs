using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace Akka.Actor.Internal;

internal sealed class ActivatorProducer([DynamicallyAccessedMembers(Props.Constructors)] Type type, object[] args) : IIndirectActorProducer
{
    [DynamicallyAccessedMembers(Props.Constructors)]
    private readonly Type _type = type;

    public Type ActorType => _type;

    public ActorBase Produce() => (ActorBase)Activator.CreateInstance(
        _type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.CreateInstance | BindingFlags.OptionalParamBinding, null, args, null)!;

    public void Release(ActorBase actor) { }
}

// The expression names the constructor: nothing is left to be looked up when the actor starts.
internal sealed class ConstructorProducer(ConstructorInfo constructor, object[] args) : IIndirectActorProducer
{
    public Type ActorType => constructor.DeclaringType!;

    public ActorBase Produce() => (ActorBase)constructor.Invoke(args);

    public void Release(ActorBase actor) { }
}

internal sealed class EmptyActorProducer : IIndirectActorProducer
{
    public Type ActorType => typeof(EmptyActor);

    public ActorBase Produce() => new EmptyActor();

    public void Release(ActorBase actor) { }

    private sealed class EmptyActor : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }
}

internal static class ExpressionArguments
{
    public static object[] Evaluate(IReadOnlyList<Expression> arguments)
    {
        var values = new object[arguments.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Evaluate(arguments[i])!;
        return values;
    }

    // Constants, captured variables and their properties, which is nearly everything, are read; the rest is interpreted, never compiled.
    private static object? Evaluate(Expression expression)
    {
        switch (expression)
        {
            case ConstantExpression constant:
                return constant.Value;
            case MemberExpression { Member: FieldInfo field } member:
                return field.GetValue(member.Expression is null ? null : Evaluate(member.Expression));
            case MemberExpression { Member: PropertyInfo property } member:
                return property.GetValue(member.Expression is null ? null : Evaluate(member.Expression), BindingFlags.DoNotWrapExceptions, null, null, null);
            case UnaryExpression { NodeType: ExpressionType.Convert, Method: null } cast when cast.Type.IsAssignableFrom(cast.Operand.Type):
                return Evaluate(cast.Operand);
            default:
                return Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)();
        }
    }
}
