using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>The incident is said to be a degradation or a partial failure, and the title, the summary or a message calls it an outage.</summary>
internal sealed class DegradationCalledOutage : Rule
{
    public override string Code => "degradation-called-outage";

    public override Category Category => Category.Impact;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override bool ReadsEnglish => true;

    private static readonly string[] Words = ["outage", "was down", "were down", "is down", "went down", "completely unavailable"];

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.IncidentType is not { Value: "degradation" or "partial-failure" } type || Slots.In(model, type.Span))
        {
            yield break;
        }

        var what = type.Raw.Trim().ToLowerInvariant();
        if (model.Title is { } title && Overstated(model.Document.Text.ToString(title.Span)) is { } inTitle)
        {
            yield return Found(inTitle.Shift(title.Span.Start), Message(what));
        }

        foreach (var block in Prose.BlocksIn(model, Prose.Summary))
        {
            if (Overstated(model.Document[block].Text) is { } inSummary)
            {
                yield return Found(inSummary.Shift(model.Document.GetStart(block)), Message(what));
            }
        }

        foreach (var message in Messages.Of(model).List)
        {
            foreach (var (text, start, _) in message.IsForCustomers ? Messages.PartsOf(message, model) : [])
            {
                if (Overstated(text) is { } inMessage)
                {
                    yield return Found(inMessage.Shift(start), Message(what));
                }
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        var word = model.Document.Text.ToString(finding.Span);
        if (word.Equals(Words[0], StringComparison.OrdinalIgnoreCase) && model.Header.IncidentType is { } type)
        {
            var what = type.Raw.Trim().ToLowerInvariant();
            what = char.IsUpper(word[0]) ? char.ToUpperInvariant(what[0]) + what[1..] : what;
            yield return new Fix($"Change to \"{what}\"", false, [new TextEdit(finding.Span, what)]);
        }
    }

    private static string Message(string what) => $"The incident type is {what}, so users did not lose all of it. Say what still worked, or correct the type.";

    /// <summary>Not what somebody else had, nor a part of one: "a partial outage", "the provider's outage".</summary>
    private static TextSpan? Overstated(string text)
    {
        if (Terms.FirstOf(text, Words) is not { } found)
        {
            return null;
        }

        var before = text.AsSpan(Math.Max(0, found.Start - 40), Math.Min(40, found.Start));
        return Terms.FirstOf(before, "partial", "partially", "provider*", "vendor*", "upstream", "third-party", "not an", "no", "regional", "limited", "without") is not null || before.TrimEnd().EndsWith("'s", StringComparison.Ordinal) || before.TrimEnd().EndsWith("’s", StringComparison.Ordinal) ? null : found;
    }
}
