namespace Akka.TestKit.Internal;

/// <summary>Where the test actor puts what it hears.</summary>
/// <typeparam name="T">What is kept.</typeparam>
public interface ITestActorQueueProducer<in T>
{
    /// <summary>Adds an item behind all others.</summary>
    /// <param name="item">The item.</param>
    void Enqueue(T item);
}

/// <summary>Where the test actor puts what it hears, and finds at its end what nobody asked for.</summary>
/// <typeparam name="T">What is kept.</typeparam>
public interface ITestActorQueue<T> : ITestActorQueueProducer<T>
{
    /// <summary>A copy of what waits, oldest first.</summary>
    List<T> ToList();

    /// <summary>What waits, oldest first.</summary>
    IEnumerable<T> GetAll();
}
