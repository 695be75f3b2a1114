using System.Collections.Concurrent;
using System.Threading.Channels;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;
using Postmortem.LanguageServer.Files;

namespace Postmortem.LanguageServer;

/// <summary>
/// Shows what is found, in the background. There is no quiet period: every version that is analysed is published, and a version
/// that is superseded before its turn is skipped. Wording on the line being typed waits until the line is left or a pause has passed;
/// what was already shown there stays.
/// </summary>
internal sealed class Publisher
{
    /// <summary>How long the score waits where wording does not.</summary>
    private static readonly TimeSpan ScorePause = TimeSpan.FromSeconds(1);

    /// <summary>In characters, some 40,000 lines. What giving memory back takes, a tenth of a second, is little beside what opening takes.</summary>
    private const int LongText = 2 * 1024 * 1024;

    private readonly Server _server;
    private readonly TimeProvider _time;
    private readonly DataProblems _dataProblems;
    private readonly ConcurrentDictionary<string, Shown> _shown = new(StringComparer.Ordinal);
    private readonly Channel<object> _signal = Channel.CreateBounded<object>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private volatile Snapshot? _latest;

    public Publisher(Server server, TimeProvider time)
    {
        _server = server;
        _time = time;
        _dataProblems = new DataProblems(server);
        _ = Task.Run(RunAsync);
    }

    public void Publish(Snapshot snapshot)
    {
        _latest = snapshot;
        _signal.Writer.TryWrite(this);
    }

    /// <param name="pause">After the last key, before the wording of the line being typed is judged.</param>
    public void Edited(string uri, LineEdits edits, TimeSpan pause)
    {
        var shown = _shown.GetOrAdd(uri, static _ => new Shown());
        lock (shown)
        {
            shown.Edited(edits);
            shown.IsTyping = true;
            if (pause <= TimeSpan.Zero)
            {
                (shown.ActiveLine, pause) = (-1, ScorePause);
            }

            shown.Timer ??= _time.CreateTimer(_ => Paused(shown), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            shown.Timer.Change(pause, Timeout.InfiniteTimeSpan);
        }
    }

    public void Saved(string uri, Snapshot snapshot)
    {
        if (_shown.TryGetValue(uri, out var shown))
        {
            lock (shown)
            {
                shown.IsSaved = true;
                shown.ActiveLine = -1;
                shown.Document = null;
            }
        }

        Publish(snapshot);
    }

    public void Stop() => _signal.Writer.TryComplete();

    private void Paused(Shown shown)
    {
        lock (shown)
        {
            shown.IsTyping = false;
            if (shown.IsHolding)
            {
                shown.ActiveLine = -1;
                shown.Document = null;
            }
        }

        _signal.Writer.TryWrite(this);
    }

    private async Task RunAsync()
    {
        await foreach (var _ in _signal.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (_latest is not { } snapshot)
            {
                continue;
            }

            foreach (var document in snapshot.Documents.Values)
            {
                try
                {
                    if (!_dataProblems.Show(document, snapshot))
                    {
                        Show(document, snapshot);
                    }
                }
                catch (Exception exception)
                {
                    Analysis.Bug.Report($"The findings of {document.Uri} could not be shown.", exception);
                }
            }

            Forget(snapshot);
            _dataProblems.ShowClosed(snapshot);
        }
    }

    private void Show(OpenDocument document, Snapshot snapshot)
    {
        var shown = _shown.GetOrAdd(document.Uri, static _ => new Shown());
        bool isShown, isTyping;
        lock (shown)
        {
            (isShown, isTyping) = (ReferenceEquals(shown.Document, document), shown.IsTyping);
            if (!isShown && !shown.IsSaved && document.Context.Rules.Settings.Check == CheckWhen.OnSave)
            {
                return;
            }
        }

        if (isShown)
        {
            if (!isTyping && shown.Scored != document)
            {
                Status.Send(document, shown, _server, withScore: true);
            }

            return;
        }

        var findings = document.IsOutOfStep ? [] : document.Analysis.Findings;
        List<Finding> visible;
        bool isSame, isFirst;
        lock (shown)
        {
            isFirst = shown.Findings is null;

            // A newer version may be there already. Its turn comes right after this one, which is shown all the same:
            // else somebody who types faster than the text is checked would see nothing until the end.
            visible = shown.Visible(document, findings);
            isSame = shown.Shows(document, visible);
            shown.Document = document;
            shown.Findings = visible;
            shown.IsSaved = false;
        }

        if (!isSame)
        {
            _server.Peer.Notify("textDocument/publishDiagnostics", new DiagnosticsWriter.Batch(document, visible, snapshot.Client), DiagnosticsWriter.Write);
        }

        Status.Send(document, shown, _server, withScore: !isTyping);
        if (isFirst && document.Document.Text.Length > LongText)
        {
            // Reading a long text for the first time leaves as much garbage as it takes room, which the collector would keep for long.
            foreach (var block in document.Document.Blocks)
            {
                block.LetGo();
            }

            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    /// <summary>Takes back what is shown for documents that were closed.</summary>
    private void Forget(Snapshot snapshot)
    {
        foreach (var (uri, shown) in _shown)
        {
            if (snapshot.Find(uri) is null && _shown.TryRemove(uri, out _))
            {
                shown.Timer?.Dispose();
                _server.Peer.Notify("textDocument/publishDiagnostics", uri, DiagnosticsWriter.WriteEmpty);
            }
        }
    }

    /// <summary>What the client sees of one document.</summary>
    internal sealed class Shown
    {
        /// <summary>The text that <see cref="Findings"/> were found in, and how its lines have moved since.</summary>
        private SourceText? _text;
        private LineEdits _since = new();

        public OpenDocument? Document { get; set; }

        /// <summary>Of the version last shown; null when nothing was.</summary>
        public List<Finding>? Findings { get; set; }

        public int Version { get; set; } = int.MinValue;

        public int Max { get; set; }

        public ITimer? Timer { get; set; }

        public string? Status { get; set; }

        /// <summary>Keys have come since the last pause.</summary>
        public bool IsTyping { get; set; }

        /// <summary>The version that <see cref="Score"/> is of.</summary>
        public OpenDocument? Scored { get; set; }

        public double? Score { get; set; }

        /// <summary>Opened or saved since findings were last shown.</summary>
        public bool IsSaved { get; set; } = true;

        /// <summary>The line being typed, or -1.</summary>
        public int ActiveLine { get; set; } = -1;

        public bool IsHolding { get; private set; }

        public void Edited(LineEdits edits)
        {
            ActiveLine = edits.Caret;
            _since.Add(edits);
        }

        /// <summary>Whether the client sees exactly these findings already, as when only the workspace changed.</summary>
        public bool Shows(OpenDocument document, List<Finding> findings)
        {
            var max = document.Context.Rules.Settings.MaxFindings;
            var isSame = Version == document.Version && Max == max && Findings is { } old && old.Count == findings.Count;
            for (var i = 0; isSame && i < findings.Count; i++)
            {
                var (a, b) = (Findings![i], findings[i]);
                isSame = a.Rule == b.Rule && a.Span == b.Span && a.Level == b.Level && a.Message == b.Message;
            }

            (Version, Max) = (document.Version, max);
            return isSame;
        }

        public List<Finding> Visible(OpenDocument document, IReadOnlyList<Finding> findings)
        {
            var text = document.Document.Text;
            IsHolding = false;
            List<Finding> visible;
            if (ActiveLine < 0 || ActiveLine >= text.LineCount)
            {
                visible = [.. findings];
            }
            else
            {
                var first = FirstFrom(findings, text.GetLineStart(ActiveLine));
                var end = ActiveLine + 1 < text.LineCount ? FirstFrom(findings, text.GetLineStart(ActiveLine + 1)) : findings.Count;
                var known = CodesBefore();
                visible = [.. findings.Take(first)];
                for (var i = first; i < end; i++)
                {
                    if (findings[i].Rule.Category == Category.Language && !known.Contains(findings[i].Rule.Code))
                    {
                        IsHolding = true;
                    }
                    else
                    {
                        visible.Add(findings[i]);
                    }
                }

                visible.AddRange(findings.Skip(end));
            }

            (_text, _since) = (text, new LineEdits());
            return visible;
        }

        /// <summary>The wording that was already shown on the line being typed.</summary>
        private HashSet<string> CodesBefore()
        {
            var codes = new HashSet<string>();
            if (_text is not null && Findings is not null && _since.Before(ActiveLine) is var (line, last))
            {
                var end = last + 1 < _text.LineCount ? _text.GetLineStart(last + 1) : int.MaxValue;
                for (var i = FirstFrom(Findings, _text.GetLineStart(line)); i < Findings.Count && Findings[i].Span.Start < end; i++)
                {
                    codes.Add(Findings[i].Rule.Code);
                }
            }

            return codes;
        }

        private static int FirstFrom(IReadOnlyList<Finding> findings, int offset) =>
            Sorted.First(findings, offset, static (finding, offset) => finding.Span.Start < offset);
    }
}
