using System.Text.Json.Serialization;

namespace XChat.Gateway.Uploads;

/// <summary>What an upload is answered with; a message names it by <paramref name="Url"/>.</summary>
internal sealed record UploadAnswer(string Url, string Filename, string Mime);

/// <summary>Why an upload was not taken.</summary>
internal sealed record UploadError(string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UploadAnswer))]
[JsonSerializable(typeof(UploadError))]
internal sealed partial class UploadJson : JsonSerializerContext;
