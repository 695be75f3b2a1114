using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>A document that was shared has a revision history without an entry.</summary>
internal sealed class RevisionNotRecorded : Rule
{
    public override string Code => "revision-not-recorded";

    public override Category Category => Category.Workflow;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Status?.Value is "under-review" or "final" or "closed" && model.FindSection("revision-history") is { } section
            && !Slots.In(model, section.Span) && !section.IsEmpty
            && !model.Tables.Any(t => section.Span.Contains(model.Document.GetStart(t.FirstBlock)) && t.EndBlock - t.FirstBlock > 2 && model.Document[t.FirstBlock + 2].Cells.Count(c => c.Text.Length > 0) > 1))
        {
            yield return Found(section.HeadingSpan, "The document was shared, and no revision is recorded. Add a row with version, date, change and author.");
        }
    }
}
