using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The id of the incident has another form than those of this workspace.</summary>
internal sealed class UnusualId : Rule
{
    public override string Code => "unusual-id";

    public override Category Category => Category.Document;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.IncidentId is not { Value: { Length: > 0 } id } fact || Slots.In(model, fact.Span) || context.Settings.IncidentIdFormat is not { Length: > 0 } format)
        {
            yield break;
        }

        // The format's fixed beginning is what others search for; dates and numbers are compared only in kind.
        var end = format.IndexOf('{', StringComparison.Ordinal);
        var prefix = end < 0 ? format : format[..end];
        if (!id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && !id.Any(char.IsAsciiDigit))
        {
            yield return Found(fact.Span, $"\"{Say.Short(id, 30)}\" is no id as this workspace writes them. Write it as {format.Replace("{date}", "YYYY-MM-DD", StringComparison.Ordinal).Replace("{number:3}", "001", StringComparison.Ordinal).Replace("{year}", "YYYY", StringComparison.Ordinal)}.");
        }
    }
}
