using System.Text.Json;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.LanguageServer.Files;

/// <summary>
/// Shows what is wrong in the files of <c>.postmortem/</c>, on those files. An open one is judged as it stands in the editor;
/// what it says counts for documents once it is saved. Belongs to the publisher's loop.
/// </summary>
internal sealed class DataProblems(Server server)
{
    private readonly Dictionary<string, object> _shown = new(StringComparer.Ordinal);

    /// <summary>True when the document is such a file, whose problems are shown now.</summary>
    public bool Show(OpenDocument document, Snapshot snapshot)
    {
        var folder = snapshot.Workspace.FolderOf(document.Uri);
        if (DataFolder.FindDataPath(folder, document.Uri) is not { } path || path.EndsWith(".md", StringComparison.Ordinal))
        {
            return false;
        }

        if (_shown.GetValueOrDefault(document.Uri) != document)
        {
            _shown[document.Uri] = document;
            Send(document.Uri, document.Version, document.Document.Text, DataFolder.ProblemsOf(folder, path, document.Document.Text.ToString()));
        }

        return true;
    }

    public void ShowClosed(Snapshot snapshot)
    {
        var gone = _shown.Keys.Where(uri => snapshot.Find(uri) is null).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in snapshot.Workspace.Folders)
        {
            foreach (var (path, problems) in folder.DataProblems)
            {
                var uri = $"{folder.Uri}/{DataFolder.Name}/{path}";
                gone.Remove(uri);
                if (snapshot.Find(uri) is null && (problems.Count > 0 || _shown.ContainsKey(uri)) && _shown.GetValueOrDefault(uri) != problems)
                {
                    _shown[uri] = problems;
                    Send(uri, null, SourceText.From(folder.DataFiles.GetValueOrDefault(path) ?? ""), problems);
                }
            }
        }

        foreach (var uri in gone)
        {
            _shown.Remove(uri);
            server.Peer.Notify("textDocument/publishDiagnostics", uri, DiagnosticsWriter.WriteEmpty);
        }
    }

    private void Send(string uri, int? version, SourceText text, IReadOnlyList<ProfileProblem> problems) =>
        server.Peer.Notify("textDocument/publishDiagnostics", (uri, version, text, problems), Write);

    private static void Write(Utf8JsonWriter writer, (string Uri, int? Version, SourceText Text, IReadOnlyList<ProfileProblem> Problems) batch)
    {
        writer.WriteStartObject();
        writer.WriteString("uri"u8, batch.Uri);
        if (batch.Version is { } version)
        {
            writer.WriteNumber("version"u8, version);
        }

        writer.WriteStartArray("diagnostics"u8);
        foreach (var problem in batch.Problems)
        {
            writer.WriteStartObject();
            DiagnosticsWriter.WriteRange(writer, batch.Text, problem.Span);
            writer.WriteNumber("severity"u8, (int)ToProtocol.Severity(problem.Level));
            writer.WriteString("source"u8, "postmortem"u8);
            writer.WriteString("message"u8, problem.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
