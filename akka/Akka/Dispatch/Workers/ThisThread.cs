using Akka.Actor;

namespace Akka.Dispatch.Workers;

// What the kernel knows of a thread, in one object: each look at a thread's own field costs about as much as a tell.
internal sealed class ThisThread
{
    [ThreadStatic]
    private static ThisThread? _here;

    // Whose turn it is.
    public ActorCell? Cell;

    // Null outside of the kernel's own threads.
    public Worker? Worker;

    // A dispatcher may run on the spot what it is given: then giving itself the next turn must not nest one turn in another.
    public Mailbox? GivingUpTurn;
    public bool TurnCameBack;

    public static ThisThread Here => _here ??= new ThisThread();
}
