using Postmortem.Analysis;
using Postmortem.Analysis.Review;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer;

/// <summary>
/// One version of a document that the client has open. Immutable; what is found in it is computed when somebody first asks
/// and shared by all who do.
/// </summary>
internal sealed class OpenDocument
{
    private readonly Lazy<Analysis.Analysis> _analysis;
    private readonly Lazy<DocumentReview> _review;

    /// <summary>Of the last version before this one that was analysed; let go of as soon as this one is.</summary>
    private Analysis.Analysis? _before;

    public OpenDocument(string uri, string languageId, int version, Document document, AnalysisContext context, bool isOutOfStep = false)
        : this(uri, languageId, version, document, context, isOutOfStep, null)
    {
    }

    private OpenDocument(string uri, string languageId, int version, Document document, AnalysisContext context, bool isOutOfStep, Analysis.Analysis? before)
    {
        Uri = uri;
        LanguageId = languageId;
        Version = version;
        Document = document;
        Context = context;
        IsOutOfStep = isOutOfStep;
        _before = before;
        _analysis = new Lazy<Analysis.Analysis>(() =>
        {
            var analysis = Analyzer.Analyze(Document, Context, Volatile.Read(ref _before));
            Volatile.Write(ref _before, null);
            return analysis;
        });
        _review = new Lazy<DocumentReview>(() => Reviewer.Review(Analysis));
    }

    public string Uri { get; }

    public string LanguageId { get; }

    public int Version { get; }

    public Document Document { get; }

    public AnalysisContext Context { get; }

    /// <summary>A change could not be applied, so the text may differ from the client's until it sends the whole of it.</summary>
    public bool IsOutOfStep { get; }

    public Analysis.Analysis Analysis => _analysis.Value;

    /// <summary>Only for a post-mortem. Not asked for at every key: whoever shows it waits for a pause, or for the eye of a reader.</summary>
    public DocumentReview Review => _review.Value;

    public OpenDocument With(int version, Document document) =>
        new(Uri, LanguageId, version, document, Context, false, Volatile.Read(ref _before) ?? (_analysis.IsValueCreated ? _analysis.Value : null));

    /// <summary>The same version, to be judged by the clock as it is now.</summary>
    public OpenDocument At(DateTimeOffset now) => Context.At(now) is var context && ReferenceEquals(context, Context) ? this : With(context);

    public OpenDocument With(AnalysisContext context) => new(Uri, LanguageId, Version, Document, context, IsOutOfStep);

    public OpenDocument OutOfStep(int version) => new(Uri, LanguageId, version, Document, Context, isOutOfStep: true);

    /// <summary>The changes in order; each place is one of the text after the changes before it. Null when one is outside of the text.</summary>
    public (OpenDocument Next, LineEdits Edits)? Apply(int version, IReadOnlyList<TextDocumentContentChangeEvent> changes)
    {
        var document = Document;
        var edits = new LineEdits();
        var isInStep = !IsOutOfStep;
        foreach (var change in changes)
        {
            if (change.Range is not { } range)
            {
                document = Document.Parse(change.Text);
                edits.ReplaceAll();
                isInStep = true;
                continue;
            }

            if (!isInStep || FromProtocol.FindSpan(document.Text, range) is not { } span)
            {
                return null;
            }

            var (first, last) = (document.Text.GetLineAt(span.Start), document.Text.GetLineAt(span.End));
            document = document.With(span, change.Text);
            edits.Add(first, last, document.Text.GetLineAt(span.Start + change.Text.Length));
        }

        return (With(version, document), edits);
    }
}

/// <summary>Which lines a batch of changes touched: where the caret ended up, and how a line number of before is one of after.</summary>
internal sealed class LineEdits
{
    private readonly List<(int First, int Last, int NewLast)> _edits = [];

    /// <summary>The line at the end of the last change; -1 when the whole text was replaced.</summary>
    public int Caret { get; private set; } = -1;

    public void Add(int first, int last, int newLast)
    {
        _edits.Add((first, last, newLast));
        Caret = newLast;
    }

    public void ReplaceAll()
    {
        _edits.Add((0, int.MaxValue, 0));
        Caret = -1;
    }

    /// <summary>Edits that came later.</summary>
    public void Add(LineEdits later)
    {
        _edits.AddRange(later._edits);
        Caret = later.Caret;
    }

    /// <summary>
    /// The lines that became a line; null where it was inserted or the whole text replaced. A line that was changed became the last
    /// line of the change.
    /// </summary>
    public (int First, int Last)? Before(int line)
    {
        var (from, to) = (line, line);
        for (var i = _edits.Count - 1; i >= 0; i--)
        {
            var (first, last, newLast) = _edits[i];
            from = from < first ? from : from <= newLast ? first : from - newLast + last;
            to = to < first ? to : to < newLast ? first - 1 : to - newLast + last;
            if (from > to || last == int.MaxValue)
            {
                return null;
            }
        }

        return (from, to);
    }
}
