using Postmortem.Analysis.Features;
using Postmortem.Analysis.Text;

namespace Postmortem.LanguageServer;

/// <summary>Where an id stands: in this document, or in all documents of its workspace folder, open ones as the editor has them.</summary>
internal static class Mentions
{
    private const int MaxLength = 4 * 1024 * 1024;

    public static IEnumerable<(string Uri, int? Version, SourceText Text, IReadOnlyList<TextSpan> Spans)> Find(IdTarget target, OpenDocument document, Request request)
    {
        foreach (var (uri, version, text) in Texts(target, document, request))
        {
            request.Cancellation.ThrowIfCancellationRequested();
            var spans = IdReferences.In(text.ToString(), target.Id);
            if (spans.Count > 0)
            {
                yield return (uri, version, text, spans);
            }
        }
    }

    private static IEnumerable<(string Uri, int? Version, SourceText Text)> Texts(IdTarget target, OpenDocument document, Request request)
    {
        yield return (document.Uri, document.Version, document.Document.Text);
        if (target.IsLocal)
        {
            yield break;
        }

        var folder = request.Snapshot.Workspace.FolderOf(document.Uri);
        var seen = new HashSet<string>(StringComparer.Ordinal) { document.Uri };
        foreach (var open in request.Snapshot.Documents.Values)
        {
            if (folder.Contains(open.Uri) && seen.Add(open.Uri))
            {
                yield return (open.Uri, open.Version, open.Document.Text);
            }
        }

        foreach (var known in folder.Facts.Documents)
        {
            var uri = folder.UriOf(known.Path);
            if (folder.Path is { } root && seen.Add(uri) && Read(Path.Combine(root, known.Path)) is { } text)
            {
                yield return (uri, null, SourceText.From(text));
            }
        }
    }

    /// <summary>A file that has gone or can't be read has no mentions.</summary>
    private static string? Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MaxLength ? File.ReadAllText(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
