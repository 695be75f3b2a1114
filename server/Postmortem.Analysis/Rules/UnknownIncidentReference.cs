using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A related incident is named by an id of this workspace's form, and no document has it.</summary>
internal sealed class UnknownIncidentReference : Rule
{
    public override string Code => "unknown-incident-reference";

    public override Category Category => Category.Document;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (context.Workspace.Documents.Count < 2 || model.FindSection("related-incidents") is not { } section)
        {
            yield break;
        }

        var known = context.Workspace.Documents.SelectMany(d => (string?[])[d.IncidentId, d.DocumentId]).Where(i => i is not null).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var text = model.Document.Text.ToString(section.Body);
        for (var at = text.IndexOf("INC-", StringComparison.Ordinal); at >= 0; at = text.IndexOf("INC-", at + 4, StringComparison.Ordinal))
        {
            var end = at + 4;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-'))
            {
                end++;
            }

            var id = text[at..end].TrimEnd('-');
            if (!known.Contains(id) && (at == 0 || text[at - 1] is not ('/' or '(')))
            {
                yield return Found(new TextSpan(section.Body.Start + at, id.Length), $"No document of this workspace is about {id}. Correct the id, or link to where it is told.");
            }
        }
    }
}
