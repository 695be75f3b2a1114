using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A service level is marked as breached though the actual value meets the target, or the other way round.</summary>
internal sealed class BreachContradictsSlo : Rule
{
    public override string Code => "breach-contradicts-slo";

    public override Category Category => Category.Impact;

    public override RuleLevel DefaultLevel => RuleLevel.Error;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var row in model.Impact.Slos)
        {
            if (row is { Target: { } target, Actual: { } actual, Breach: { } breach } && Slo.IsBreached(row) is { } breached && breached != breach.Value)
            {
                yield return Found(breach.Span, $"{actual.Raw.Trim()} {(breached ? "misses" : "meets")} the target of {target.Raw.Trim()}, so the breach is \"{(breached ? "Yes" : "No")}\". Correct the mark or the values.", breached);
            }
        }

        foreach (var field in model.Fields)
        {
            if (field.Id is "sla-breach" or "slo-summary" && Stated(field) is { } stated && stated.Actual < stated.Target != stated.IsMissed)
            {
                yield return Found(field.ValueSpan, $"{Say.Number(stated.Actual)}% {(stated.Actual < stated.Target ? "misses" : "meets")} the target of {Say.Number(stated.Target)}%, and the text says the opposite. Correct the word or the values.");
            }
        }
    }

    /// <summary>"No (99.94% availability in March against 99.5% promised)", "99.4% of articles (target 99%, met)"; null for what is written in another way.</summary>
    private static (double Actual, double Target, bool IsMissed)? Stated(Field field)
    {
        var text = field.Value.AsSpan();
        var first = text.IndexOf('%');
        if (first < 0 || NumberBefore(text, first) is not { } actual || text[(first + 1)..].IndexOf('%') is not (>= 0 and < 80 and var second))
        {
            return null;
        }

        var between = text.Slice(first + 1, second);
        var behind = text[(first + second + 2)..];
        if (NumberBefore(text, first + 1 + second) is not { } target || target < 50 || actual < 50 || !(between.ContainsIgnoringCase("against") || between.ContainsIgnoringCase("target")))
        {
            return null;
        }

        bool? isMissed = text.StartsWith("no", StringComparison.OrdinalIgnoreCase) && field.Id == "sla-breach" ? false
            : text.StartsWith("yes", StringComparison.OrdinalIgnoreCase) && field.Id == "sla-breach" ? true
            : behind.TrimStart(" ,(").StartsWith("met", StringComparison.OrdinalIgnoreCase) ? false
            : behind.TrimStart(" ,(").StartsWith("missed", StringComparison.OrdinalIgnoreCase) || behind.TrimStart(" ,(").StartsWith("not met", StringComparison.OrdinalIgnoreCase) ? true
            : null;
        return isMissed is { } missed ? (actual, target, missed) : null;
    }

    private static double? NumberBefore(ReadOnlySpan<char> text, int end)
    {
        end = text[..end].TrimEnd().Length;
        var start = end;
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        return double.TryParse(text[start..end], System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is bool breached)
        {
            var word = breached ? "Yes" : "No";
            yield return new Fix($"Change to {word}", false, [new TextEdit(finding.Span, word)]);
        }
    }
}
