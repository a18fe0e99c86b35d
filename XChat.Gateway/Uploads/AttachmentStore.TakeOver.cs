using System.Text.RegularExpressions;
using XChat.Actors.Chat;

namespace XChat.Gateway.Uploads;

public sealed partial class AttachmentStore
{
    // Only files with names that this store makes are touched, whatever folder an operator names.
    private void TakeOver()
    {
        var now = _time.GetUtcNow();
        foreach (var file in new DirectoryInfo(_options.Directory).EnumerateFiles())
        {
            if (!OwnName().IsMatch(file.Name))
            {
                continue;
            }

            if (file.Extension == UnfinishedExtension)
            {
                _doomed.Writer.TryWrite(file.FullName);
            }
            else if (FileType.OfStored(file.Extension[1..]) is { } type)
            {
                var attachment = new Attachment(UrlPrefix + file.Name, DisplayName.Of(null, type), type.Mime);
                _byUrl.Add(attachment.Url, new StoredUpload(attachment, type, file.FullName, file.Length, from: null) { LastNamed = now });
                _shares.Add(null, file.Length);
            }
        }

        LogOpened(_options.Directory, _byUrl.Count, _shares.InAll);
    }

    [GeneratedRegex(@"^[0-9a-f]{32}(-[0-9]+(-[0-9]+x[0-9]+)?)?\.[a-z0-9]{1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnName();

    [LoggerMessage(Level = LogLevel.Information, Message = "Uploads are kept in {Directory}: {Count} files, {Bytes} bytes.")]
    private partial void LogOpened(string directory, int count, long bytes);
}
