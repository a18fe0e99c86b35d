using XChat.Gateway.Moderation;

namespace XChat.Gateway.Configuration;

/// <summary>The key <c>xchat.bans</c>: off, or the file in which bans survive a restart.</summary>
internal static class BansSection
{
    /// <summary>The file with what is in it; null for off.</summary>
    /// <param name="directory">What a relative path is relative to.</param>
    /// <param name="toServe">Whether the file is made where it is missing. Found out now that it can be written, and not when somebody is banned.</param>
    public static BanFile? Read(Setting setting, string directory, bool toServe)
    {
        var text = setting.AsText(maxLength: 1000).Trim();
        if (text is "off" or "false" or "no")
        {
            return null;
        }

        if (text.Length == 0)
        {
            throw InvalidConfiguration.Of(setting, "it must be off or the path of a file.");
        }

        var path = Path.GetFullPath(text, directory);
        try
        {
            var bans = BanFile.Read(path);
            if (toServe)
            {
                BanFile.Write(path, bans);
            }

            return new BanFile(path, bans);
        }
        catch (BadBanFileException bad)
        {
            throw InvalidConfiguration.Of(setting, $"the file does not hold bans: {bad.Message} Mend it, or move it away to start without any.");
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw InvalidConfiguration.Of(setting, $"it must be a file that the server can read and write: {unusable.Message.ReplaceLineEndings(" ")}");
        }
    }
}
