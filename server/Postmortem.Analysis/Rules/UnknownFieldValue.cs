using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The value of a field or cell with a closed vocabulary is none of its values.</summary>
internal sealed class UnknownFieldValue : Rule
{
    private const int MostListed = 6;

    public override string Code => "unknown-field-value";

    public override Category Category => Category.Document;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Profile is not { } profile)
        {
            yield break;
        }

        foreach (var field in model.Fields)
        {
            if (field.Id is { } id && field.Value.Length > 0 && model.Document[field.Block].Row != RowKind.Header && profile.FindField(id) is { } known && profile.VocabularyOf(known) is { } vocabulary
                && !Understands(vocabulary, field.Value) && !Slots.In(model, field.ValueSpan) && !IsOfMessage(model, field))
            {
                yield return Report(vocabulary, known.Label, field.Value, field.ValueSpan);
            }
        }

        foreach (var item in ActionItems.In(model))
        {
            if (item.Priority is { Value: null, Raw.Length: > 0 } priority && !Slots.In(model, priority.Span) && profile.Vocabularies.GetValueOrDefault("priority") is { } priorities && !Understands(priorities, priority.Raw))
            {
                yield return Report(priorities, "Priority", priority.Raw, priority.Span);
            }

            if (item.Status is { Value: null, Raw.Length: > 0 } status && !Slots.In(model, status.Span) && profile.Vocabularies.GetValueOrDefault("action-status") is { } statuses && !Understands(statuses, status.Raw))
            {
                yield return Report(statuses, "Status", status.Raw, status.Span);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        var values = finding.Data as string[] ?? [];
        foreach (var value in values)
        {
            yield return new Fix($"Change to \"{value}\"", values.Length == 1, [new TextEdit(finding.Span, value)]);
        }
    }

    /// <summary>A message has a state of its own: "Status: Monitoring".</summary>
    private static bool IsOfMessage(DocumentModel model, Field field) =>
        field.Id == "status" && SectionIndex.IsIn(model, field.Section, "communication", "external-communication", "internal-communication", "appendix-communication");

    /// <summary>A value may be followed by details: "No (monthly availability 99.93%)", "Other: lightning", "None known".</summary>
    private static bool Understands(Vocabulary vocabulary, string value)
    {
        // What is written in another language is left to those who know it.
        if (vocabulary.Find(value) is not null || value.Any(c => c > '\u024f' && char.IsLetter(c)))
        {
            return true;
        }

        for (var end = 1; end < value.Length && end < 60; end++)
        {
            if (!char.IsLetterOrDigit(value[end]) && vocabulary.Find(value.AsSpan(0, end)) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private Finding Report(Vocabulary vocabulary, string label, string value, TextSpan span)
    {
        var meant = vocabulary.FindMeant(value)?.Value;
        var values = vocabulary.Values.Where(v => !v.Discouraged).Take(MostListed).Select(v => v.Value).ToArray();
        var advice = meant is not null ? $"Did you mean \"{meant}\"?" : $"Write one of {Say.List(values)}.";
        return Found(span, $"\"{Say.Short(value, 30)}\" is no value of {label}. {advice}", meant is not null ? [meant] : vocabulary.FindNearest(value) is null ? null : values);
    }
}
