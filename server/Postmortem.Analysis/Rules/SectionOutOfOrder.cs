using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A section stands elsewhere than in the other documents of this kind.</summary>
internal sealed class SectionOutOfOrder : Rule
{
    public override string Code => "section-out-of-order";

    public override Category Category => Category.Document;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Profile is not { } profile)
        {
            yield break;
        }

        var order = new Dictionary<string, int>();
        foreach (var section in profile.AllSections)
        {
            order.TryAdd(section.Id, order.Count);
        }

        foreach (var siblings in model.Sections.Where(s => s.Id is not null && !s.IsLabel && order.ContainsKey(s.Id)).DistinctBy(s => s.Id).GroupBy(s => s.Parent))
        {
            var sections = siblings.ToList();
            var places = sections.ConvertAll(s => (double)order[s.Id!]);
            var moved = Sequence.OutOfOrder(places);
            if (moved.Count > 1 && moved.Count * 4 > sections.Count)
            {
                // A document with an order of its own is not a slip.
                continue;
            }

            foreach (var index in moved)
            {
                var next = Enumerable.Range(0, sections.Count).Where(i => places[i] > places[index]).OrderBy(i => places[i]).Select(i => (int?)i).FirstOrDefault();
                var where = next is { } n ? $"before \"{sections[n].Heading}\"" : "at the end";
                yield return Found(sections[index].HeadingSpan, $"\"{sections[index].Heading}\" belongs {where} in documents of this kind. Move it.", (sections[index], next is { } m ? sections[m] : null));
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is not (Section section, Section next))
        {
            yield break;
        }

        var text = model.Document.Text.ToString(section.Span).TrimEnd();
        var target = model.Document.GetStart(next.FirstBlock);
        if (!section.Span.Contains(target))
        {
            yield return new Fix($"Move it before \"{next.Heading}\"", false, [TextEdit.Delete(section.Span), SectionInsertion.At(model.Document, target, text)]);
        }
    }
}
