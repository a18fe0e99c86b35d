namespace Akka.Util;

/// <summary>Writes to standard output, one text at a time, in colours where the console has them.</summary>
public static class StandardOutWriter
{
    private static readonly Lock Writing = new();

    /// <summary>Writes a text.</summary>
    public static void Write(string? message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        Write(message, foregroundColor, backgroundColor, Console.Write);

    /// <summary>Writes a text and ends the line.</summary>
    public static void WriteLine(string? message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        Write(message, foregroundColor, backgroundColor, Console.WriteLine);

    private static void Write(string? message, ConsoleColor? foreground, ConsoleColor? background, Action<string?> write)
    {
        lock (Writing)
        {
            if ((foreground is null && background is null) || Console.IsOutputRedirected)
            {
                write(message);
                return;
            }
            if (foreground is { } front)
            {
                Console.ForegroundColor = front;
            }
            if (background is { } back)
            {
                Console.BackgroundColor = back;
            }
            try
            {
                write(message);
            }
            finally
            {
                Console.ResetColor();
            }
        }
    }
}
