using System.Globalization;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A total of sections or of action items differs from what stands in the document.</summary>
internal sealed class TotalsContradictDocument : Rule
{
    public override string Code => "totals-contradict-document";

    public override Category Category => Category.Document;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var field in model.Fields)
        {
            if (Slots.In(model, field.ValueSpan) || NumberAt(field.Value, 0, out var end) is not { } number)
            {
                continue;
            }

            var label = field.Label.Trim();
            if (Is(label, "Action Items", "Total Action Items", "Number of Action Items", "Total Actions", "Number of Actions", "Action Item Count") && (end == field.Value.Length || field.Value.AsSpan(end).TrimStart() is ['(', ..]))
            {
                if (model.ActionItems.Count > 0 && number != model.ActionItems.Count)
                {
                    yield return Found(field.ValueSpan, $"The document has {Say.Count(model.ActionItems.Count, "action item")}, not {number}. Correct the total.", model.ActionItems.Count.ToString(CultureInfo.InvariantCulture));
                }
                else if (Priority(model, field.Value) is { } other)
                {
                    yield return Found(field.ValueSpan, other);
                }
            }
            else if (Is(label, "Sections", "Sections Complete", "Sections Completed") && end < field.Value.Length && field.Value[end] == '/' && NumberAt(field.Value, end + 1, out _) is { } of && of == model.Completeness.Required && number != model.Completeness.Complete)
            {
                yield return Found(field.ValueSpan, $"{model.Completeness.Complete} of {of} required sections are complete. Correct the total.", model.Completeness.Complete.ToString(CultureInfo.InvariantCulture));
            }
        }

        foreach (var section in model.Sections)
        {
            if (section.Id == "action-items" && !section.IsLabel && section.Heading.TrimEnd() is [.., ')'] heading && heading.LastIndexOf('(') is > 0 and var open && NumberAt(heading, open + 1, out var stop) is { } count && stop == heading.Length - 1
                && count > 0 && model.ActionItems.Count(i => section.Span.Contains(i.Span.Start)) is > 0 and var there && there != count)
            {
                yield return Found(section.HeadingSpan, $"There {(there == 1 ? "is" : "are")} {Say.Count(there, "action item")} below, not {count}. Correct the total.", there.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        // In a heading the total stands last, in a field first.
        var text = model.Document.Text.ToString(finding.Span);
        var end = text.EndsWith(')') && !char.IsAsciiDigit(text[0]) ? text.Length - 1 : 0;
        var start = end;
        while (end > 0 && start > 0 && char.IsAsciiDigit(text[start - 1]))
        {
            start--;
        }

        while (start == 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (finding.Data is string total && end > start)
        {
            yield return new Fix($"Change to {total}", false, [new TextEdit(TextSpan.FromBounds(start, end).Shift(finding.Span.Start), total)]);
        }
    }

    /// <summary>"6 (P1: 2, P2: 3, P3: 1)": the first priority whose items are more or fewer.</summary>
    private static string? Priority(DocumentModel model, string value)
    {
        if (model.ActionItems.Any(i => i.Priority?.Value is null))
        {
            return null;
        }

        for (var level = 1; level <= 3; level++)
        {
            var at = value.IndexOfIgnoringCase($"P{level}");
            if (at > 0 && at + 3 < value.Length && value[at + 2] is ':' or '=' or ' ' && NumberAt(value, at + 3 + (value[at + 3] == ' ' ? 1 : 0), out _) is { } count && model.ActionItems.Count(i => i.Priority!.Value == level) is var there && there != count)
            {
                return $"The document has {Say.Count(there, "action item")} of priority {level}, not {count}. Correct the total.";
            }
        }

        return null;
    }

    private static bool Is(string label, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (label.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int? NumberAt(string text, int at, out int end)
    {
        end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]) && end - at < 4)
        {
            end++;
        }

        return end > at ? int.Parse(text.AsSpan(at, end - at), CultureInfo.InvariantCulture) : null;
    }
}
