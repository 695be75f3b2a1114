using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>Where placeholders stand: what is not filled in yet is reported once, and never judged.</summary>
internal static class Slots
{
    /// <summary>Those that are filled in.</summary>
    public static IEnumerable<Fact<T>> Filled<T>(DocumentModel model, IReadOnlyList<Fact<T>> facts)
    {
        foreach (var fact in facts)
        {
            if (!In(model, fact.Span))
            {
                yield return fact;
            }
        }
    }

    /// <summary>Logarithmic in the number of placeholders, which stand in document order.</summary>
    public static bool In(DocumentModel model, TextSpan span)
    {
        var placeholders = model.Placeholders;
        var (low, high) = (0, placeholders.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (placeholders[middle].Span.End <= span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < placeholders.Count && placeholders[low].Span.Start < Math.Max(span.End, span.Start + 1);
    }
}
