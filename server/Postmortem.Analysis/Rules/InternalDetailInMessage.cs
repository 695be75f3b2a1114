using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A message to customers names what only the team knows: code, hosts, tickets, channels or people.</summary>
internal sealed class InternalDetailInMessage : Rule
{
    public override string Code => "internal-detail-in-message";

    public override Category Category => Category.Communication;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    private const int MostNamed = 3;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var message in Messages.Of(model).ForCustomers)
        {
            var details = new List<TextSpan>();
            foreach (var (text, start, block) in Messages.PartsOf(message, model))
            {
                AddNames(text, start, context, details);
                if (block.Kind is BlockKind.Paragraph or BlockKind.ListItem)
                {
                    var blockStart = model.Document.GetStart(model.Document.GetBlockAt(start));
                    details.AddRange(block.Inlines.Spans.Where(s => s.Kind == InlineKind.Code).Select(s => s.Span.Shift(blockStart)).Where(s => s.Start >= start && s.End <= start + text.Length));
                    details.AddRange(block.Get(BlockFactsRecognizer.Instance).Sensitive.Where(s => s.Kind is SensitiveKind.Address or SensitiveKind.Host).Select(s => s.Span.Shift(blockStart)).Where(s => s.Start >= start && s.End <= start + text.Length));
                }
            }

            details.RemoveAll(d => model.Header.IncidentId?.Value is { } id && model.Document.Text.ToString(d) == id);
            if (details.Count > 0)
            {
                details.Sort(static (a, b) => a.Start.CompareTo(b.Start));
                var named = details.Select(d => model.Document.Text.ToString(d).Trim('`')).Distinct().Take(MostNamed).Select(n => Say.Short(n, 30)).ToList();
                yield return Found(details[0], $"Customers do not know {Say.List(named)}. Say what it means for them, or leave it out.");
            }
        }
    }

    /// <summary>Handles, channels, keys of tickets, and names of the roster.</summary>
    private static void AddNames(string text, int start, RuleContext context, List<TextSpan> details)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var isStart = at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or ',' or '/';
            if (!isStart)
            {
                continue;
            }

            var end = at;
            if (text[at] is '@' or '#' && at + 2 < text.Length && char.IsAsciiLetter(text[at + 1]))
            {
                end = at + 1;
                while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_'))
                {
                    end++;
                }
            }
            else if (char.IsAsciiLetterUpper(text[at]))
            {
                while (end < text.Length && char.IsAsciiLetterUpper(text[end]))
                {
                    end++;
                }

                var number = end + 1;
                while (number < text.Length && char.IsAsciiDigit(text[number]))
                {
                    number++;
                }

                var isKey = end - at is >= 2 and <= 10 && end < text.Length && text[end] == '-' && number > end + 1 && (number == text.Length || !(char.IsLetterOrDigit(text[number]) || text[number] == '-')) && text[at..end] is not ("UTC" or "GMT" or "SEV" or "HTTP" or "TLS" or "IPV" or "ISO" or "COVID" or "INC");
                end = isKey ? number : at;
            }

            if (end > at)
            {
                details.Add(TextSpan.FromBounds(start + at, start + end));
                at = end - 1;
            }
        }

        foreach (var person in context.Settings.People)
        {
            if (person.Name.Length > 2 && Terms.FirstOf(text, person.Name) is { } name)
            {
                details.Add(name.Shift(start));
            }
        }
    }
}
