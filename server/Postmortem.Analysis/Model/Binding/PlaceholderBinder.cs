using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>What is still to be filled in, in the whole document.</summary>
internal static class PlaceholderBinder
{
    public static IReadOnlyList<Placeholder> Bind(Walk walk)
    {
        List<Placeholder>? found = null;
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            foreach (var slot in walk.Readings[i].Slots)
            {
                (found ??= []).Add(new Placeholder(slot.Kind, slot.Text, walk.Absolute(i, slot.Span), i));
            }
        }

        return found is null ? [] : WithoutReferences(walk, found);
    }

    /// <summary>A name in brackets is a link where the document defines it.</summary>
    private static List<Placeholder> WithoutReferences(Walk walk, List<Placeholder> found)
    {
        HashSet<string>? names = null;
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            var block = walk.Document[i];
            if (block.Kind == BlockKind.Paragraph && block.ContentText is ['[', ..] text && text.IndexOf("]:") > 0)
            {
                foreach (var line in text.EnumerateLines())
                {
                    var close = line.IndexOf("]:");
                    if (close > 1 && line[0] == '[')
                    {
                        (names ??= new HashSet<string>(StringComparer.OrdinalIgnoreCase)).Add(line[1..close].ToString());
                    }
                }
            }
        }

        if (names is not null)
        {
            found.RemoveAll(p => p.Kind == PlaceholderKind.Slot && names.Contains(p.Text.Trim('[', ']')));
        }

        return found;
    }
}
