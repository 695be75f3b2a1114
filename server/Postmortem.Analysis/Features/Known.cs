using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features;

/// <summary>What the profile knows about a field, section or column of a document.</summary>
internal static class Known
{
    /// <summary>The kind whose words explain the fields of a post-mortem that fits no kind.</summary>
    private const string FullestKind = "post-mortem";

    public static Profile? ProfileOf(Analysis analysis) =>
        analysis.Model.Profile ?? (analysis.Model.IsPostMortem ? analysis.Context.Profiles.Find(FullestKind) : null);

    public static ProfileSection? SectionOf(Analysis analysis, Section? section) =>
        section?.Id is { } id ? ProfileOf(analysis)?.FindSection(id) : null;

    /// <summary>The innermost section of the profile around an offset: a section that the profile does not know passes to the one around it.</summary>
    public static (Section Section, ProfileSection Known)? SectionAround(Analysis analysis, int offset)
    {
        var section = analysis.Model.FindSectionAt(offset);
        while (section is not null)
        {
            if (SectionOf(analysis, section) is { } known)
            {
                return (section, known);
            }

            section = section.Parent >= 0 ? analysis.Model.Sections[section.Parent] : null;
        }

        return null;
    }

    public static ProfileField? FieldOf(Analysis analysis, Field field)
    {
        if (field.Id is not { } id || ProfileOf(analysis) is not { } profile)
        {
            return null;
        }

        var section = field.Section >= 0 ? analysis.Model.Sections[field.Section].Id : null;
        return profile.Fields.FirstOrDefault(f => f.Id == id && f.Section == section) ?? profile.FindField(id);
    }

    /// <summary>The field of a label that stands alone so far, such as the first cell of a row that is being written.</summary>
    public static ProfileField? FieldCalled(Analysis analysis, string label)
    {
        var name = Names.Normalize(label);
        if (name.Length == 0 || ProfileOf(analysis) is not { } profile)
        {
            return null;
        }

        return profile.Fields.FirstOrDefault(f => Names.Normalize(f.Label) == name || f.Aliases.Any(a => Names.Normalize(a) == name))
            ?? (ReadingWords.Default.Group("fields").TryGet(name, out var id) ? profile.FindField(id) : null);
    }

    public static Vocabulary? VocabularyOf(Analysis analysis, Field field) =>
        FieldOf(analysis, field) is { } known ? ProfileOf(analysis)?.VocabularyOf(known) : null;

    /// <summary>Of the table's section, or of any section that has such a column.</summary>
    public static ProfileColumn? ColumnOf(Analysis analysis, Table table, int column)
    {
        if (column >= table.Columns.Count || table.Columns[column] is not { } id || ProfileOf(analysis) is not { } profile)
        {
            return null;
        }

        for (var section = table.Section; section >= 0; section = analysis.Model.Sections[section].Parent)
        {
            if (SectionOf(analysis, analysis.Model.Sections[section])?.Columns.FirstOrDefault(c => c.Id == id) is { } found)
            {
                return found;
            }
        }

        return profile.AllSections.SelectMany(s => s.Columns).FirstOrDefault(c => c.Id == id);
    }

    public static Table? TableAt(Analysis analysis, int block)
    {
        var tables = analysis.Model.Tables;
        var first = Sorted.First(tables, block, static (t, wanted) => t.EndBlock <= wanted);
        return first < tables.Count && tables[first].FirstBlock <= block ? tables[first] : null;
    }

    /// <summary>The fields of a block, which stand side by side in the list.</summary>
    public static IEnumerable<Field> FieldsIn(DocumentModel model, int block)
    {
        var fields = model.Fields;
        var first = Sorted.First(fields, block, static (f, wanted) => f.Block < wanted);

        for (var i = first; i < fields.Count && fields[i].Block == block; i++)
        {
            yield return fields[i];
        }
    }
}
