using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>Which blocks a section has, from that of its heading or label to behind its last.</summary>
internal readonly record struct SectionBlocks(int First, int End, bool IsLabel)
{
    private static readonly OfContent<Dictionary<string, List<SectionBlocks>>> ById = new(static model => model.Sections
        .Where(s => s.Id is not null)
        .GroupBy(s => s.Id!, s => new SectionBlocks(s.FirstBlock, s.EndBlock, s.IsLabel))
        .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal));

    /// <summary>The sections with one of the ids, in document order; found once for all versions of a document that have the same content.</summary>
    public static IEnumerable<SectionBlocks> Of(DocumentModel model, params string[] ids)
    {
        var known = ById.Get(model);
        var found = ids.Where(known.ContainsKey).ToList();
        return found.Count == 1 ? known[found[0]] : found.SelectMany(id => known[id]).OrderBy(s => s.First);
    }
}
