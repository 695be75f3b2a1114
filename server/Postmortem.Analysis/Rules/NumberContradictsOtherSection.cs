using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The summary counts the same thing as the impact and arrives at another number.</summary>
internal sealed class NumberContradictsOtherSection : Rule
{
    /// <summary>A document with more figures than this tells of many incidents, and what belongs to which cannot be told.</summary>
    private const int MostFigures = 200;

    /// <summary>So does one with more sections about the impact and summaries than this.</summary>
    private const int MostSections = 20;

    private const Milestones Beginnings = Milestones.Trigger | Milestones.ImpactStart | Milestones.Detected;

    private const Milestones Ends = Milestones.Mitigated | Milestones.Recovered | Milestones.Resolved | Milestones.Closed;

    internal static readonly string[] Units = ["user", "account", "request", "order", "payment", "ticket"];

    public override string Code => "number-contradicts-other-section";

    public override Category Category => Category.Impact;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (Prose.Impact.Concat(Prose.Summary).Sum(id => SectionBlocks.Of(model, id).Count()) > MostSections)
        {
            yield break;
        }

        List<(Quantity Quantity, int Block)>? impact = null;
        if (model.FindSection(Prose.Summary[0]) is null)
        {
            // Without a summary, the sentences of the impact are one.
            foreach (var block in Prose.BlocksIn(model, Prose.Impact))
            {
                foreach (var stated in model.Document[block].Kind == BlockKind.Paragraph ? model.Document[block].Get(Quantities.Instance) : [])
                {
                    if (stated.Unit == "minute" && IsOfEffect(model.Document[block].Text, stated) && !model.Fields.Any(f => f.Block == block)
                        && IsUnknownDuration(model, stated, model.Document[block].Text, (impact ??= ImpactOf(model)).FindAll(q => q.Block != block)))
                    {
                        yield return Found(stated.Span.Shift(model.Document.GetStart(block)), $"The text says {Say.Number(stated.Value)} minutes, which neither the timeline nor the table gives. Correct the number that is wrong.");
                    }
                }
            }
        }

        foreach (var block in Prose.BlocksIn(model, Prose.Summary))
        {
            foreach (var stated in model.Document[block].Get(Quantities.Instance))
            {
                if (!Units.Contains(stated.Unit) && stated.Unit != "minute")
                {
                    continue;
                }

                if (stated.Unit == "minute")
                {
                    if (IsUnknownDuration(model, stated, model.Document[block].Text, impact ??= ImpactOf(model)))
                    {
                        yield return Found(stated.Span.Shift(model.Document.GetStart(block)), $"The summary says {Say.Number(stated.Value)} minutes, which neither the timeline nor the impact gives. Correct the number that is wrong.");
                    }

                    continue;
                }

                var same = (impact ??= ImpactOf(model)).FindAll(q => q.Quantity.Unit == stated.Unit);
                if (same.Count > 0 && !same.Exists(q => Agree(stated, q.Quantity)))
                {
                    var (other, where) = same[0];
                    var place = other.Span.Shift(model.Document.GetStart(where));
                    yield return Found(stated.Span.Shift(model.Document.GetStart(block)), $"The summary says {Say.Number(stated.Value)}, the impact {Say.Number(other.Value)}. Correct the number that is wrong.", (stated, other)) with
                    {
                        Related = [new Related(place, "The impact")],
                    };
                }
            }
        }
    }

    /// <summary>"1 hour 12 minutes" is read as 12 minutes, so whole hours may lie between.</summary>
    private static bool Near(double minutes, double stated, bool isBehindHours) => Math.Abs(minutes - stated) < 1.5 || (isBehindHours && stated < 60 && minutes > 60 && Math.Abs((minutes % 60) - stated) < 1.5);

    private static bool IsBehindHours(string text, Quantity stated)
    {
        var before = text.AsSpan(0, Math.Min(stated.Span.Start, text.Length)).TrimEnd(" ,");
        before = before.EndsWith("and", StringComparison.OrdinalIgnoreCase) ? before[..^3].TrimEnd() : before;
        return before is [.., >= '0' and <= '9', 'h' or 'H'] || before.EndsWith("hour", StringComparison.OrdinalIgnoreCase) || before.EndsWith("hours", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" h", StringComparison.OrdinalIgnoreCase) || before.EndsWith("hr", StringComparison.OrdinalIgnoreCase) || before.EndsWith("hrs", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>"failed for 30 minutes", "resolved after 45 minutes": how long it hurt, and not how long one of the steps took.</summary>
    private static bool IsOfEffect(string text, Quantity stated)
    {
        var before = text.AsSpan(0, Math.Min(stated.Span.Start, text.Length)).TrimEnd();
        return before.EndsWith(" for", StringComparison.OrdinalIgnoreCase) || before.EndsWith("resolved after", StringComparison.OrdinalIgnoreCase) || before.EndsWith("resolved within", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" lasted", StringComparison.OrdinalIgnoreCase);
    }

    internal static List<(Quantity Quantity, int Block)> ImpactOf(DocumentModel model)
    {
        var found = new List<(Quantity, int)>();
        foreach (var block in Prose.BlocksIn(model, Prose.Impact))
        {
            foreach (var quantity in model.Document[block].Get(Quantities.Instance))
            {
                found.Add((quantity, block));
            }

            if (found.Count > MostFigures)
            {
                return [];
            }
        }

        return found;
    }

    /// <summary>Rounding to two digits is no contradiction, and what is called approximate may differ by a fifth.</summary>
    internal static bool Agree(Quantity a, Quantity b)
    {
        var allowed = a.IsRounded || b.IsRounded ? 0.2 : 0.02;
        return Math.Abs(a.Value - b.Value) <= Math.Max(a.Value, b.Value) * allowed;
    }

    /// <summary>Not the difference of two moments of the timeline, nor a duration that the header or the impact states.</summary>
    private static bool IsUnknownDuration(DocumentModel model, Quantity stated, string text, List<(Quantity Quantity, int Block)> impact)
    {
        if (stated.IsRounded || stated.Value < 5 || model.Timeline.Entries.Count > 60)
        {
            return false;
        }

        var axis = TimelineAxis.Of(model);
        var (isOfEffect, isBehindHours) = (IsOfEffect(text, stated), IsBehindHours(text, stated));
        if (axis.Find(Milestones.ImpactStart) < 0)
        {
            return false;
        }

        if (impact.Exists(q => q.Quantity.Unit == "minute" && Math.Abs(q.Quantity.Value - stated.Value) < 1.5) || (model.Header.Duration is { } duration && Near(duration.Value, stated.Value, isBehindHours)))
        {
            return false;
        }

        for (var i = 0; i < axis.Entries.Count; i++)
        {
            for (var j = 0; j < axis.Entries.Count; j++)
            {
                if (axis.At(i) is { } a && axis.At(j) is { } b && b > a && Near(b - a, stated.Value, isBehindHours)
                    && !(isOfEffect && ((axis.Entries[i].Milestones & Beginnings) == 0 || (axis.Entries[j].Milestones & Ends) == 0)))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
