using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace XChat.Gateway.Tests.Harness;

/// <summary>The real gateway in a process of its own, on a free loopback port, with its log captured and a directory of its own.</summary>
public sealed partial class XChatProcess : IAsyncDisposable
{
    /// <summary>A token that is long enough to admit an admin anywhere.</summary>
    public const string Token = "correct-horse-battery";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _directory;
    private readonly ConcurrentQueue<string> _log = [];

    private XChatProcess(Process process, string directory)
    {
        _process = process;
        _directory = directory;

        // Certificates are made by the tests themselves.
        Http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator })
        {
            Timeout = Patience,
        };
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>Talks to it.</summary>
    public HttpClient Http { get; }

    /// <summary>What it has logged so far, both outputs.</summary>
    public IReadOnlyCollection<string> Log => _log;

    public int Id => _process.Id;

    /// <summary>The directory that it runs in.</summary>
    public string Directory => _directory;

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="conf">HOCON laid over the reference configuration.</param>
    /// <param name="environment">More variables; the tests' own environment is not handed on.</param>
    public static async Task<XChatProcess> StartAsync(string conf = "", params (string Name, string Value)[] environment)
    {
        var server = Launch(conf, environment);
        try
        {
            var line = await server.WaitForLogAsync(text => Listening().IsMatch(text));
            var address = Listening().Match(line);
            server.Port = int.Parse(address.Groups[2].Value, CultureInfo.InvariantCulture);
            server.Http.BaseAddress = new Uri($"{address.Groups[1].Value}://127.0.0.1:{server.Port}");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it without waiting for anything: for starts that fail.</summary>
    public static XChatProcess Launch(string conf = "", params (string Name, string Value)[] environment)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("xchat-test-").FullName;
        var file = Path.Combine(directory, "test.conf");
        File.WriteAllText(file, conf);
        var start = TestedServer.With(file);
        start.WorkingDirectory = directory;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("XCHAT", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["BIND_ADDR"] = "127.0.0.1:0";
        start.Environment["TOKEN"] = Token;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var server = new XChatProcess(process, directory);
        process.OutputDataReceived += (_, line) => server.Note(line.Data);
        process.ErrorDataReceived += (_, line) => server.Note(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return server;
    }

    /// <summary>The first line of the log, past or to come, that is wanted.</summary>
    public async Task<string> WaitForLogAsync(Func<string, bool> wanted)
    {
        var until = Stopwatch.StartNew();
        while (until.Elapsed < Patience)
        {
            if (_log.FirstOrDefault(wanted) is { } line)
            {
                return line;
            }

            if (_process.HasExited)
            {
                await _process.WaitForExitAsync();
                return _log.FirstOrDefault(wanted) ?? throw new InvalidOperationException($"The server has ended with {_process.ExitCode}:\n{Everything()}");
            }

            await Task.Delay(20);
        }

        throw new TimeoutException($"No such line in the log:\n{Everything()}");
    }

    /// <summary>Sockets that it has open. Other descriptors come as assemblies are loaded.</summary>
    public int OpenSockets => System.IO.Directory.GetFiles($"/proc/{_process.Id}/fd")
        .Count(descriptor => new FileInfo(descriptor).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true);

    /// <summary>Sends SIGTERM.</summary>
    public void Terminate() => Signal("TERM");

    /// <summary>Sends any signal.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(timeout.Token);
        return _process.ExitCode;
    }

    /// <summary>Posts a file as the original's page does.</summary>
    public async Task<HttpResponseMessage> UploadAsync(byte[] content, string filename, string mime)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue(mime);
        using var form = new MultipartFormDataContent { { file, "file", filename } };
        return await Http.PostAsync(new Uri("/upload", UriKind.Relative), form);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Http.Dispose();
        System.IO.Directory.Delete(_directory, recursive: true);
    }

    private string Everything() => string.Join('\n', _log);

    private void Note(string? line)
    {
        if (line is not null)
        {
            _log.Enqueue(line);
        }
    }

    [GeneratedRegex(@"[Ll]istening on (https?)://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
