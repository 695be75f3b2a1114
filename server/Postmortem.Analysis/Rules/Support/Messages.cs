using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>
/// The messages that a document quotes where it tells of communication: entries of a status page, letters to customers, accounts for
/// those who lead. Found once for a model.
/// </summary>
internal sealed class Messages
{
    private static readonly ConditionalWeakTable<DocumentModel, Messages> Cache = [];

    private static readonly string[] Home = ["communication", "external-communication", "internal-communication", "appendix-communication", "timeline-communication"];

    private static readonly OfContent<List<int>> Homes = new(HomesIn);

    private static readonly OfContent<List<int>> PageRows = new(static m => [.. Enumerable.Range(0, m.Timeline.Entries.Count).Where(i => IsPageRow(m.Timeline.Entries[i]))]);

    private readonly DocumentModel _model;
    private readonly List<Message> _list = [];
    private readonly List<Message> _stateless = [];
    private int _home;

    private Messages(DocumentModel model)
    {
        _model = model;
        foreach (var home in Homes.Get(model))
        {
            ReadHome(home);
        }

        _list.RemoveAll(m => Slots.In(model, m.Span));
        _list.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        StateChanges = [.. Changes(model)];
    }

    /// <summary>In document order; slots that are not filled in are none.</summary>
    public IReadOnlyList<Message> List => _list;

    public IEnumerable<Message> ForCustomers => _list.Where(m => m.IsForCustomers);

    /// <summary>Entries with a time beside others that say their state.</summary>
    public IReadOnlyList<Message> Stateless => _stateless;

    /// <summary>What rows of the timeline say the status page was set to, in document order.</summary>
    public IReadOnlyList<StateChange> StateChanges { get; }

    public static Messages Of(DocumentModel model) => Cache.GetValue(model, static m => new Messages(m));

    /// <summary>The text of a message, block by block, with where it begins in the document.</summary>
    public static IEnumerable<(string Text, int Start, Block Block)> PartsOf(Message message, DocumentModel model)
    {
        for (var i = message.FirstBlock; i < message.EndBlock; i++)
        {
            var block = model.Document[i];
            var content = model.Document.GetContentSpan(i);
            var (start, end) = (Math.Max(content.Start, message.Span.Start), Math.Min(content.End, message.Span.End));
            if (start < end && block.Kind is not (BlockKind.Blank or BlockKind.Html or BlockKind.ThematicBreak))
            {
                yield return (block.Text[(start - model.Document.GetStart(i))..(end - model.Document.GetStart(i))], start, block);
            }
        }
    }

    public static string TextOf(Message message, DocumentModel model) => string.Join('\n', PartsOf(message, model).Select(p => p.Text));

    /// <summary>The sections that hold messages, without those below them.</summary>
    private static List<int> HomesIn(DocumentModel model)
    {
        var homes = new List<int>();
        var done = 0;
        for (var i = 0; i < model.Sections.Count; i++)
        {
            if (model.Sections[i].FirstBlock >= done && IsHome(model.Sections[i]))
            {
                done = model.Sections[i].EndBlock;
                homes.Add(i);
            }
        }

        return homes;
    }

    private static bool IsPageRow(TimelineEntry entry) => (entry.Milestones & Milestones.Communicated) != 0 && Terms.HasAny(entry.Event, "status page", "statuspage");

    private static bool IsHome(Section section) =>
        (section.Id is { } id && Home.Contains(id)) || (section.Level > 1 && section.Id is null && NamesMessages(section.Heading));

    private static bool NamesMessages(string heading) =>
        Terms.HasAny(heading, "status page", "status updates", "public statement", "public updates", "public notice", "message to customers", "e-mail to customers", "email to customers", "customer e-mail", "customer email", "customer notice", "customer message", "announcement");

    private void ReadHome(int first)
    {
        _home = first;
        var end = _model.Sections[first].EndBlock;
        for (var i = first; i < _model.Sections.Count && _model.Sections[i].FirstBlock < end; i++)
        {
            var section = _model.Sections[i];
            if (!section.IsLabel && UpdateLines.StateIn(section.Heading) is { } state)
            {
                // Labels such as "Message:" are parts of what the heading announces.
                var next = i + 1;
                while (next < _model.Sections.Count && _model.Sections[next].IsLabel && _model.Sections[next].FirstBlock < section.EndBlock)
                {
                    next++;
                }

                var stop = next < _model.Sections.Count && _model.Sections[next].FirstBlock < section.EndBlock ? _model.Sections[next].FirstBlock : section.EndBlock;
                if (Prosaic(section.FirstBlock + 1, stop) is { } body)
                {
                    Add(IsInternal(section) ? MessageKind.Internal : MessageKind.Update, state, _model.Document.GetContentSpan(body.First).Start, section.HeadingSpan, body.First, body.End, true);
                    i = next - 1;
                    continue;
                }
            }

            var bodyEnd = i + 1 < _model.Sections.Count && _model.Sections[i + 1].FirstBlock < section.EndBlock ? _model.Sections[i + 1].FirstBlock : section.EndBlock;
            ReadBody(section, section.IsLabel ? section.FirstBlock : section.FirstBlock + 1, bodyEnd);
        }
    }

    private void ReadBody(Section section, int block, int end)
    {
        var isInternal = IsInternal(section);
        var (stateless, states) = (new List<Message>(), 0);
        while (block < end)
        {
            var look = _model.Document[block].Get(UpdateLines.Instance);
            var start = _model.Document.GetStart(block);
            if (look.Updates.Count > 0)
            {
                foreach (var update in look.Updates)
                {
                    _list.Add(new Message(isInternal ? MessageKind.Internal : MessageKind.Update, update.State, update.Span.Shift(start), update.Head.Shift(start), block, block + 1, update.HasStamp) { Home = _home });
                    states += update.State != UpdateState.None ? 1 : 0;
                }

                block++;
            }
            else if (look.IsLetter)
            {
                var stop = EndOfQuote(block, end);
                Add(isInternal ? MessageKind.Internal : MessageKind.Mail, UpdateState.None, _model.Document.GetContentSpan(block).Start, Columns.FirstLine(_model, _model.Document.GetContentSpan(block)), block, stop, false);
                block = stop;
            }
            else if (_model.Document[block].QuoteDepth > 0 && look.IsSpoken)
            {
                var stop = EndOfQuote(block, end);
                var kind = isInternal ? MessageKind.Internal : Terms.HasAny(section.Heading, "mail", "e-mail", "email", "letter") ? MessageKind.Mail : MessageKind.Update;
                Add(kind, UpdateState.None, _model.Document.GetContentSpan(block).Start, Columns.FirstLine(_model, _model.Document.GetContentSpan(block)), block, stop, look.HasStamp);
                block = stop;
            }
            else
            {
                if (look is { HasStamp: true, IsSpoken: true } && !isInternal)
                {
                    var content = _model.Document.GetContentSpan(block);
                    stateless.Add(new Message(MessageKind.Update, UpdateState.None, content, Columns.FirstLine(_model, content), block, block + 1, true) { Home = _home });
                }

                block++;
            }
        }

        if (states > 0)
        {
            _list.AddRange(stateless);
            _stateless.AddRange(stateless.Where(m => !Slots.In(_model, m.Span)));
        }
    }

    private void Add(MessageKind kind, UpdateState state, int start, TextSpan head, int first, int end, bool hasStamp) =>
        _list.Add(new Message(kind, state, TextSpan.FromBounds(start, _model.Document.GetContentSpan(end - 1).End), head, first, end, hasStamp) { Home = _home });

    /// <summary>The blocks of prose below a heading, without what surrounds them.</summary>
    private (int First, int End)? Prosaic(int block, int end)
    {
        while (block < end && !IsProse(block))
        {
            block++;
        }

        while (end > block && !IsProse(end - 1))
        {
            end--;
        }

        return block < end ? (block, end) : null;
    }

    private bool IsProse(int block) => _model.Document[block].Kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Code;

    /// <summary>A quotation ends where its bars end, a listing with its fence, and a letter without either with its section.</summary>
    private int EndOfQuote(int block, int end)
    {
        if (_model.Document[block].Kind == BlockKind.Code)
        {
            return block + 1;
        }

        var depth = _model.Document[block].QuoteDepth;
        var stop = block + 1;
        while (stop < end && _model.Document[stop].QuoteDepth >= depth && _model.Document[stop].Kind is not (BlockKind.Heading or BlockKind.TableRow)
            && (depth == 0 || _model.Document[stop].Get(UpdateLines.Instance).Updates.Count == 0))
        {
            stop++;
        }

        while (stop > block + 1 && _model.Document[stop - 1].Kind is BlockKind.Blank or BlockKind.Html or BlockKind.ThematicBreak)
        {
            stop--;
        }

        return stop;
    }

    private bool IsInternal(Section section)
    {
        for (var at = section; ; at = _model.Sections[at.Parent])
        {
            if (at.Id is "internal-communication" || Terms.HasAny(at.Heading, "internal", "executive*", "leadership", "stakeholder*", "management"))
            {
                return true;
            }

            if (at.Id is "external-communication" || NamesMessages(at.Heading) || at.Parent < 0)
            {
                return at.Id == "appendix-communication";
            }
        }
    }

    /// <summary>"Status page set to Monitoring", "Status page: Resolved".</summary>
    private static IEnumerable<StateChange> Changes(DocumentModel model)
    {
        foreach (var i in PageRows.Get(model))
        {
            var entry = model.Timeline.Entries[i];
            if (Terms.FirstOf(entry.Event, "status page", "statuspage") is not { } page)
            {
                continue;
            }

            var rest = entry.Event.AsSpan(page.End);
            foreach (var word in (ReadOnlySpan<string>)["updated", "set", "changed", "moved", "was", "to", "as", "state", "status"])
            {
                rest = rest.TrimStart(" :-–—\"'“(");
                rest = rest.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(word + ":", StringComparison.OrdinalIgnoreCase) ? rest[word.Length..] : rest;
            }

            rest = rest.TrimStart(" :-–—\"'“(");
            if (UpdateLines.StateAt(rest) is { State: not UpdateState.None } state && (rest.Length == state.Length || rest[state.Length..].TrimStart("\"'”") is [] or [':' or '-' or '–' or '—' or '.' or ',' or ';' or ')' or ' ', ..]))
            {
                yield return new StateChange(state.State, model.Timeline.Entries[i].TimeSpan, entry.Text.Trim(), i);
            }
        }
    }
}
