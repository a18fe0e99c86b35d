using System.Diagnostics;
using Xunit;

namespace XChat.Gateway.Tests.Configuration;

public sealed class ConfigurationPageSpecs
{
    [SkippableFact]
    public async Task The_page_says_what_the_reference_configuration_says()
    {
        Skip.IfNot((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "python3"))), "python3 is not installed.");
        using var check = Process.Start(new ProcessStartInfo("python3", [Path.Combine(Repository.Root, "tools", "configuration.py"), "--check"]) { RedirectStandardError = true })!;
        var said = await check.StandardError.ReadToEndAsync();
        await check.WaitForExitAsync();

        Assert.True(check.ExitCode == 0, said);
    }
}
