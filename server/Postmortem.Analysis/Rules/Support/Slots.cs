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
        var first = Sorted.First(placeholders, span.Start, static (p, start) => p.Span.End <= start);

        return first < placeholders.Count && placeholders[first].Span.Start < Math.Max(span.End, span.Start + 1);
    }

    /// <summary>Whether nothing is written there: no character, or placeholders and what joins them.</summary>
    public static bool IsOpen(DocumentModel model, TextSpan span)
    {
        if (span.IsEmpty)
        {
            return true;
        }

        var placeholders = model.Placeholders;
        var at = span.Start;
        for (var i = Sorted.First(placeholders, span.Start, static (p, start) => p.Span.End <= start); i < placeholders.Count && placeholders[i].Span.Start < span.End; i++)
        {
            if (!IsJoint(at, Math.Max(at, placeholders[i].Span.Start)))
            {
                return false;
            }

            at = Math.Max(at, placeholders[i].Span.End);
        }

        return at > span.Start && IsJoint(at, Math.Max(at, span.End));

        bool IsJoint(int from, int to) => model.Document.Text.ToString(TextSpan.FromBounds(from, to)).AsSpan().IndexOfAnyExcept(" \t-–—*_`~,") < 0;
    }

    /// <summary>Whether the span is nothing but (part of) a placeholder.</summary>
    public static bool Cover(DocumentModel model, TextSpan span)
    {
        var placeholders = model.Placeholders;
        var first = Sorted.First(placeholders, span.Start, static (p, start) => p.Span.End <= start);
        return first < placeholders.Count && placeholders[first].Span.Start <= span.Start && placeholders[first].Span.End >= span.End;
    }
}
