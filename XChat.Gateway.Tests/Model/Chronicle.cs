using System.Text.Json;
using XChat.Gateway.Tests.Harness;

namespace XChat.Gateway.Tests.Model;

/// <summary>All that anybody has heard, epoch by epoch: what one has heard, all must have heard so.</summary>
internal sealed class Chronicle
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedDictionary<long, Line>> _epochs = [];
    private readonly Dictionary<(string Epoch, string Text), long> _ids = [];
    private readonly List<string> _violations = [];
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when something was found that must not be.</summary>
    public Task Broken => _broken.Task;

    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate)
            {
                return [.. _violations];
            }
        }
    }

    public int Epochs
    {
        get
        {
            lock (_gate)
            {
                return _epochs.Count;
            }
        }
    }

    /// <summary>Somebody has heard this in this place.</summary>
    public void Hear(string who, string epoch, JsonElement message)
    {
        var (id, line) = (message.Id(), new Line(message.Username(), message.Text()));
        lock (_gate)
        {
            if (!_epochs.TryGetValue(epoch, out var log))
            {
                _epochs[epoch] = log = [];
            }

            if (!log.TryAdd(id, line) && log[id] != line)
            {
                Report($"{who} heard {line} as {epoch}:{id}, others {log[id]}");
            }

            if (!_ids.TryAdd((epoch, line.Text), id) && _ids[(epoch, line.Text)] != id)
            {
                Report($"{who} heard {line} as {epoch}:{id}, and it is {_ids[(epoch, line.Text)]} too: twice");
            }
        }
    }

    public void Violation(string what)
    {
        lock (_gate)
        {
            Report(what);
        }
    }

    /// <summary>In how many epochs this was said.</summary>
    public int TimesSaid(string text)
    {
        lock (_gate)
        {
            return _epochs.Keys.Count(epoch => _ids.ContainsKey((epoch, text)));
        }
    }

    /// <summary>This is the whole log of an epoch: from 1 on without a gap, nothing was heard that is not in it, and nobody's words are out of their order.</summary>
    /// <param name="epoch">Which one.</param>
    /// <param name="log">All of it.</param>
    /// <param name="mayBeLate">What may stand behind what its author has said later, on another connection.</param>
    public void IsWhole(string epoch, IReadOnlyList<JsonElement> log, IReadOnlySet<string> mayBeLate)
    {
        foreach (var message in log)
        {
            Hear("Newcomer", epoch, message);
        }

        lock (_gate)
        {
            var heard = _epochs[epoch];
            if (!heard.Keys.SequenceEqual(Enumerable.Range(1, log.Count).Select(id => (long)id)))
            {
                Report($"{epoch}: the log has {log.Count} messages, heard were {heard.Count} up to {heard.Keys.LastOrDefault()}");
            }

            var last = new Dictionary<string, int>();
            foreach (var (id, line) in heard)
            {
                if (mayBeLate.Contains(line.Text))
                {
                    continue;
                }

                var (author, number) = Author(line.Text);
                if (number <= last.GetValueOrDefault(author))
                {
                    Report($"{epoch}:{id} {line} comes after {author}-{last[author]}");
                }

                last[author] = number;
            }
        }
    }

    /// <summary>Who said it first, and its number among what they said.</summary>
    public static (string Author, int Number) Author(string text)
    {
        var dash = text.LastIndexOf('-');
        return (text[..dash], int.Parse(text.AsSpan(dash + 1), System.Globalization.CultureInfo.InvariantCulture));
    }

    private void Report(string what)
    {
        _violations.Add(what);
        _broken.TrySetResult();
    }

    private sealed record Line(string Username, string Text);
}
