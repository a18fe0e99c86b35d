namespace XChat.Gateway.Configuration;

/// <summary>The configuration cannot be used: the message is the one line that tells the operator what to mend.</summary>
internal sealed class InvalidConfiguration(string line) : Exception(line)
{
    /// <summary>Names the file, the key, its value and what is allowed.</summary>
    public static InvalidConfiguration Of(Setting setting, string allowed) =>
        new($"{setting.Source}: {setting.Shown} = {setting.ShownValue}: {allowed}");
}
