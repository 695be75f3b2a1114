using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A message to customers has times of day without a time zone.</summary>
internal sealed class MessageWithoutZone : Rule
{
    public override string Code => "message-without-zone";

    public override Category Category => Category.Communication;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var message in Messages.Of(model).ForCustomers)
        {
            TextSpan? time = null;
            var zoned = false;
            foreach (var (text, start, _) in Messages.PartsOf(message, model))
            {
                time ??= ClockAt(text) is { } clock ? clock.Shift(start) : null;
                zoned |= HasZone(text);
            }

            if (time is { } span && !zoned && !HasZone(HeadingsOf(model, message)))
            {
                yield return Found(span, "Customers live in many time zones. Write the zone behind the time, best UTC.");
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if ((model.Header.Zone?.Value ?? model.Timeline.Entries.FirstOrDefault(e => e.At.Zone is not null)?.At.Zone) is { } zone)
        {
            yield return new Fix($"Add {zone}, in which the document tells its times", false, [TextEdit.Insert(finding.Span.End, " " + zone)]);
        }
    }

    /// <summary>The first "14:05" that is neither part of an address nor of a ratio.</summary>
    private static TextSpan? ClockAt(string text)
    {
        for (var at = text.IndexOf(':'); at >= 0; at = text.IndexOf(':', at + 1))
        {
            var start = at;
            while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            {
                start--;
            }

            if (at - start is 1 or 2 && at + 2 < text.Length && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at + 2]) && (at + 3 == text.Length || !char.IsLetterOrDigit(text[at + 3]) || text[at + 3] == 'Z')
                && (start == 0 || text[start - 1] is not ('.' or '/' or '-' or ':' or '[')))
            {
                return TextSpan.FromBounds(start, at + 3);
            }
        }

        return null;
    }

    /// <summary>A word in capitals that names a zone, a "Z" behind digits, or the name of one.</summary>
    private static bool HasZone(string text)
    {
        if (Terms.HasAny(text, "pacific", "eastern", "central", "mountain", "local time", "time zone", "UTC*", "GMT*"))
        {
            return true;
        }

        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetterUpper(text[at]) || (at > 0 && char.IsLetter(text[at - 1])))
            {
                continue;
            }

            var end = at;
            while (end < text.Length && char.IsAsciiLetterUpper(text[end]))
            {
                end++;
            }

            if ((end - at == 1 && text[at] == 'Z' && at > 0 && char.IsAsciiDigit(text[at - 1])) || (end - at is >= 2 and <= 5 && Zones.Find(text[at..end]) is not null))
            {
                return true;
            }

            at = end;
        }

        return false;
    }

    private static string HeadingsOf(DocumentModel model, Message message)
    {
        var headings = "";
        for (var section = SectionIndex.At(model, message.Span.Start); section >= 0; section = model.Sections[section].Parent)
        {
            headings += " " + model.Sections[section].Heading;
        }

        return headings;
    }
}
