using System.Text;
using Postmortem.Analysis.Rules;

namespace Postmortem.App.Files;

/// <summary>What a command needs to know of the other documents of a workspace, without reading more than it must.</summary>
internal static class WorkspaceIndex
{
    /// <summary>Beyond this a file is no document that people write, and holds no ids that count.</summary>
    private const long MaxLength = 4 * 1024 * 1024;

    /// <summary>Every id of the given beginning that some document has or mentions, so that the next one is free.</summary>
    public static WorkspaceFacts Ids(Terminal terminal, Workspace workspace, string idFormat)
    {
        var open = idFormat.IndexOf('{');
        var prefix = open < 0 ? idFormat : idFormat[..open];
        var documents = new List<WorkspaceDocument>();
        if (prefix.Length > 0)
        {
            foreach (var source in new FileWalk(terminal).Find([workspace.Root], null))
            {
                var ids = new List<string>();
                Collect(Path.GetFileName(source.FullPath), prefix, ids);
                if (new FileInfo(source.FullPath) is { Exists: true, Length: < MaxLength })
                {
                    Collect(ReadLoosely(source.FullPath), prefix, ids);
                }

                if (ids.Count > 0)
                {
                    documents.Add(new WorkspaceDocument(workspace.Relative(source.FullPath), null, null, null, null, ids));
                }
            }
        }

        return new WorkspaceFacts { Documents = documents, Paths = new DiskPaths(workspace.Root) };
    }

    private static string ReadLoosely(string path)
    {
        try
        {
            return File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static void Collect(string text, string prefix, List<string> ids)
    {
        for (var at = text.IndexOf(prefix, StringComparison.OrdinalIgnoreCase); at >= 0;)
        {
            var end = at + prefix.Length;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-'))
            {
                end++;
            }

            ids.Add(text[at..end].TrimEnd('-'));
            at = text.IndexOf(prefix, end, StringComparison.OrdinalIgnoreCase);
        }
    }
}
