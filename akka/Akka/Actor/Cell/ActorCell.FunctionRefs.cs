using System.Collections.Concurrent;
using Akka.Actor.Internal;

namespace Akka.Actor;

public partial class ActorCell
{
    // To be called in the actor's turn; found from anywhere. Its name is like none of a child.
    internal FunctionRef AddFunctionRef(Action<IActorRef, object> tell, string suffix = "")
    {
        var name = "$" + Children.NextName() + (string.IsNullOrEmpty(suffix) ? "" : "-" + suffix);
        var made = new FunctionRef(new ChildActorPath(_self.Path, name, ChildNames.NewUid()), _system.Provider, _system.EventStream, tell);
        var all = Volatile.Read(ref Rare.FunctionRefs) ?? new ConcurrentDictionary<string, FunctionRef>();
        all[name] = made;
        Volatile.Write(ref Rare.FunctionRefs, all);
        return made;
    }

    // Ends it; false when that was done before.
    internal bool RemoveFunctionRef(FunctionRef functionRef)
    {
        if (!_self.Path.Equals(functionRef.Path.Parent)) throw new InvalidOperationException($"{functionRef} belongs to another actor than {_self}.");
        if (FunctionRefs?.TryRemove(functionRef.Path.Name, out _) != true) return false;
        functionRef.Stop();
        return true;
    }

    private ConcurrentDictionary<string, FunctionRef>? FunctionRefs =>
        Volatile.Read(ref _rarities) is { } rare ? Volatile.Read(ref rare.FunctionRefs) : null;

    private IInternalActorRef GetFunctionRef(string name) => FunctionRefs?.TryGetValue(name, out var found) == true ? found : Nobody.Instance;

    private void StopFunctionRefs()
    {
        if (FunctionRefs is not { } all) return;
        foreach (var each in all.Values) RemoveFunctionRef(each);
    }
}
