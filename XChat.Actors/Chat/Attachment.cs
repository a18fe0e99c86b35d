namespace XChat.Actors.Chat;

/// <summary>A stored upload as messages name it. Made by the store alone, never from what a client says.</summary>
/// <param name="Url">Path on this server: <c>/uploads/ID.EXT</c>.</param>
/// <param name="Filename">The name to show; no path, no control characters.</param>
/// <param name="Mime">The type that the content was found to have.</param>
public sealed record Attachment(string Url, string Filename, string Mime);
