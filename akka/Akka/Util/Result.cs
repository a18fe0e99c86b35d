namespace Akka.Util;

/// <summary>What came of something that can fail: a value, or the exception.</summary>
/// <remarks>Two are equal when both hold equal values, or both the same exception.</remarks>
public readonly struct Result<T> : IEquatable<Result<T>>
{
    /// <summary>True when there is a value.</summary>
    public readonly bool IsSuccess;

    /// <summary>The value; the default of its type after a failure.</summary>
    public readonly T? Value;

    /// <summary>The failure; null after a success.</summary>
    public readonly Exception? Exception;

    /// <summary>A success.</summary>
    public Result(T value)
    {
        IsSuccess = true;
        Value = value;
    }

    /// <summary>A failure.</summary>
    public Result(Exception exception) => Exception = exception;

    /// <inheritdoc/>
    public bool Equals(Result<T> other) =>
        IsSuccess == other.IsSuccess && EqualityComparer<T?>.Default.Equals(Value, other.Value) && Equals(Exception, other.Exception);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Result<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsSuccess ? Value?.GetHashCode() ?? 0 : Exception?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => IsSuccess ? $"Success({Value})" : $"Failure({Exception})";

    /// <summary>True when the two are equal.</summary>
    public static bool operator ==(Result<T> left, Result<T> right) => left.Equals(right);

    /// <summary>True when the two differ.</summary>
    public static bool operator !=(Result<T> left, Result<T> right) => !left.Equals(right);
}

/// <summary>Makes results.</summary>
public static class Result
{
    /// <summary>A success.</summary>
    public static Result<T> Success<T>(T value) => new(value);

    /// <summary>A failure.</summary>
    public static Result<T> Failure<T>(Exception exception) => new(exception);

    /// <summary>What a task that has ended came to. A task that was cancelled is a failure too.</summary>
    /// <exception cref="ArgumentException">The task has not ended.</exception>
    public static Result<T> FromTask<T>(Task<T> task)
    {
        if (!task.IsCompleted) throw new ArgumentException("Task is not completed. Result.FromTask only accepts completed tasks.", nameof(task));
        if (task.IsCanceled) return new Result<T>(new TaskCanceledException(task));
        return task.Exception is { } cause ? new Result<T>(cause) : new Result<T>(task.Result);
    }

    /// <summary>What calling <paramref name="func"/> comes to: what it returns, or what it throws.</summary>
    public static Result<T> From<T>(Func<T> func)
    {
        try
        {
            return new Result<T>(func());
        }
        catch (Exception cause)
        {
            return new Result<T>(cause);
        }
    }
}
