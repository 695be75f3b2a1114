using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A date such as 03/04/2026 is read as March or as April.</summary>
internal sealed class AmbiguousDate : Rule
{
    public override string Code => "ambiguous-date";

    public override Category Category => Category.Document;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var field in model.Fields)
        {
            if (field.Id is "date" or "date-created" or "review-date" && Find(field.Value) is { } at)
            {
                var raw = model.Document.Text.ToString(field.ValueSpan);
                var place = raw.IndexOf(field.Value.Substring(at, 10), StringComparison.Ordinal);
                yield return Found(place < 0 ? field.ValueSpan : new TextSpan(field.ValueSpan.Start + place, 10), "Day and month can be exchanged here. Write the date as YYYY-MM-DD.");
            }
        }
    }

    /// <summary>Two numbers up to 12 that differ, and a year.</summary>
    private static int? Find(string text)
    {
        for (var i = 0; i + 10 <= text.Length; i++)
        {
            var part = text.AsSpan(i, 10);
            if (part[2] is '/' or '.' && part[5] == part[2] && int.TryParse(part[..2], out var a) && int.TryParse(part[3..5], out var b) && int.TryParse(part[6..], out _) && a <= 12 && b <= 12 && a != b && part[2] == '/')
            {
                return i;
            }
        }

        return null;
    }
}
