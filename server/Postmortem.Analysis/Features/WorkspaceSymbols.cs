using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

internal sealed record WorkspaceSymbol(string Name, string Path, string? Container, bool IsDocument);

/// <summary>The documents of the workspace by title and id, and the ids of their action items.</summary>
internal static class WorkspaceSymbols
{
    private const int Most = 200;

    /// <summary>Those that have the letters of the query in its order; an empty query finds the documents.</summary>
    public static IReadOnlyList<WorkspaceSymbol> Find(WorkspaceFacts workspace, string query)
    {
        var found = new List<WorkspaceSymbol>();
        foreach (var document in workspace.Documents)
        {
            var id = document.DocumentId ?? document.IncidentId;
            var title = document.Title ?? document.Path;
            var name = id is null || title.ContainsIgnoringCase(id) ? title : $"{id}: {title}";
            Add(new WorkspaceSymbol(name, document.Path, document.Kind, true));
            if (document.IncidentId is { } incident && incident != id && !title.ContainsIgnoringCase(incident))
            {
                Add(new WorkspaceSymbol(incident, document.Path, title, true));
            }

            if (query.Length > 0)
            {
                foreach (var item in document.Ids.Where(i => i != document.DocumentId && i != document.IncidentId))
                {
                    Add(new WorkspaceSymbol(item, document.Path, title, false));
                }
            }
        }

        return found;

        void Add(WorkspaceSymbol symbol)
        {
            if (found.Count < Most && Matches(symbol.Name, query))
            {
                found.Add(symbol);
            }
        }
    }

    private static bool Matches(string name, string query)
    {
        var at = 0;
        foreach (var c in query)
        {
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            while (at < name.Length && char.ToLowerInvariant(name[at]) != char.ToLowerInvariant(c))
            {
                at++;
            }

            if (at++ == name.Length)
            {
                return false;
            }
        }

        return true;
    }
}
