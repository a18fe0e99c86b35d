namespace XChat.Gateway.Tests.Configuration;

/// <summary>The files of the project that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "XChat.sln")));

    private static IEnumerable<string> Above(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
