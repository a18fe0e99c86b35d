using System.Net;
using XChat.Gateway.Tests.Harness;

namespace XChat.Gateway.Tests.Cluster;

/// <summary>Real gateways, each a process, on one database.</summary>
internal static class Gateways
{
    /// <param name="connection">The database.</param>
    /// <param name="conf">What is laid over the reference configuration, beside what makes a cluster.</param>
    public static Task<XChatProcess> StartAsync(string connection, string conf = "") => XChatProcess.StartAsync(
        $"{conf}\nxchat {{ cluster = postgres, limits {{ messages-per-second = 0 }} }}", ("XCHAT__postgres__connection", connection));

    /// <summary>Waits until a gateway says that it takes clients, or that it does not.</summary>
    public static async Task UntilReadyIsAsync(XChatProcess gateway, HttpStatusCode status)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            using var answer = await gateway.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token);
            if (answer.StatusCode == status)
            {
                return;
            }

            await Task.Delay(20, patience.Token);
        }
    }
}
