using Akka.Actor;

namespace Akka.Pattern;

/// <summary>A call was refused because the circuit breaker is open.</summary>
public class OpenCircuitException : AkkaException
{
    private const string Refused = "Circuit Breaker is open; calls are failing fast";

    /// <summary>With the usual text.</summary>
    public OpenCircuitException()
        : base(Refused)
    {
    }

    /// <summary>With that text.</summary>
    public OpenCircuitException(string message)
        : base(message)
    {
    }

    /// <summary>With that text, and the time until the breaker lets a call through again.</summary>
    public OpenCircuitException(string message, TimeSpan remainingDuration)
        : base(message) => RemainingDuration = remainingDuration;

    /// <summary>With that text and the failure that opened the breaker.</summary>
    public OpenCircuitException(string message, Exception? cause)
        : base(message, cause)
    {
    }

    /// <summary>With that text, the failure that opened the breaker, and the time until it lets a call through again.</summary>
    public OpenCircuitException(string message, Exception? cause, TimeSpan remainingDuration)
        : base(message, cause) => RemainingDuration = remainingDuration;

    /// <summary>With the failure that opened the breaker.</summary>
    public OpenCircuitException(Exception? cause)
        : base(Refused, cause)
    {
    }

    /// <summary>With the failure that opened the breaker, and the time until it lets a call through again.</summary>
    public OpenCircuitException(Exception? cause, TimeSpan remainingDuration)
        : base(Refused, cause) => RemainingDuration = remainingDuration;

    /// <summary>The time until the breaker lets a call through again; zero where it is trying one now.</summary>
    public TimeSpan RemainingDuration { get; }
}

/// <summary><see cref="CircuitBreaker.Fail"/> has been called.</summary>
public class UserCalledFailException : AkkaException
{
    /// <summary>With the usual text.</summary>
    public UserCalledFailException()
        : base($"User code caused [{nameof(CircuitBreaker)}] to fail because it calls the [{nameof(CircuitBreaker.Fail)}()] method.")
    {
    }
}

/// <summary>Something was asked for in a state that does not have it.</summary>
public class IllegalStateException : AkkaException
{
    /// <summary>Says what.</summary>
    public IllegalStateException(string message)
        : base(message)
    {
    }

    /// <summary>Says what, and why.</summary>
    public IllegalStateException(string message, Exception innerEx)
        : base(message, innerEx)
    {
    }
}
