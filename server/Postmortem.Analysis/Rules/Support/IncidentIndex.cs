using System.Runtime.CompilerServices;

namespace Postmortem.Analysis.Rules;

/// <summary>Finds the incidents of a workspace that use the same rare words; made once for a state of the workspace.</summary>
internal sealed class IncidentIndex
{
    private static readonly ConditionalWeakTable<WorkspaceFacts, IncidentIndex> Cache = [];

    private readonly List<WorkspaceDocument> _documents = [];
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);
    private readonly double[] _lengths;

    private IncidentIndex(WorkspaceFacts workspace)
    {
        foreach (var document in workspace.Documents)
        {
            if (document.Gist is not { Words.Length: > 0 } gist)
            {
                continue;
            }

            foreach (var word in gist.Words.Split(' '))
            {
                (_byWord.TryGetValue(word, out var documents) ? documents : _byWord[word] = []).Add(_documents.Count);
            }

            _documents.Add(document);
        }

        _lengths = new double[_documents.Count];
        foreach (var (word, documents) in _byWord)
        {
            foreach (var document in documents)
            {
                _lengths[document] += Weight(documents.Count) * Weight(documents.Count);
            }
        }
    }

    public static IncidentIndex Of(WorkspaceFacts workspace) => Cache.GetValue(workspace, static w => new IncidentIndex(w));

    /// <summary>The documents whose words are at least as near as asked, from 0 to 1, the nearest first.</summary>
    public List<(WorkspaceDocument Document, double Nearness)> Like(HashSet<string> words, double least)
    {
        var shared = new Dictionary<int, double>();
        var length = 0.0;
        foreach (var word in words)
        {
            var documents = _byWord.GetValueOrDefault(word);
            var weight = Weight(documents?.Count ?? 0);
            length += weight * weight;

            // A word of every incident says nothing, and would be most of the work.
            foreach (var document in documents is { } known && known.Count <= Math.Max(2, _documents.Count / 4) ? known : [])
            {
                shared[document] = shared.GetValueOrDefault(document) + (weight * weight);
            }
        }

        var near = new List<(WorkspaceDocument, double)>();
        foreach (var (document, sum) in shared)
        {
            var nearness = sum / Math.Sqrt(length * _lengths[document]);
            if (nearness >= least)
            {
                near.Add((_documents[document], nearness));
            }
        }

        near.Sort(static (a, b) => a.Item2 != b.Item2 ? b.Item2.CompareTo(a.Item2) : string.CompareOrdinal(a.Item1.Path, b.Item1.Path));
        return near;
    }

    private double Weight(int documents) => Math.Log(1 + ((_documents.Count + 1.0) / (documents + 1)));
}
