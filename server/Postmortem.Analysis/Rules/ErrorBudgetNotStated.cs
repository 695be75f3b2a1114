using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A severe incident has a table of service levels, but nothing says how much of the error budget it used.</summary>
internal sealed class ErrorBudgetNotStated : Rule
{
    public override string Code => "error-budget-not-stated";

    public override Category Category => Category.Impact;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Header.Severity?.Value is not (1 or 2) || model.Impact.Slos.Count == 0 || !model.Impact.Slos.Any(s => s is { Target: not null, Actual: not null }))
        {
            yield break;
        }

        foreach (var block in Prose.BlocksIn(model, [.. Prose.Impact, .. Prose.Summary, "incident-data"]))
        {
            if (model.Document[block].Text.ContainsIgnoringCase("budget"))
            {
                yield break;
            }
        }

        var section = SectionIndex.At(model, model.Impact.Slos[0].Span.Start);
        if (section >= 0)
        {
            yield return Found(model.Sections[section].HeadingSpan, "Nothing says how much of the error budget this incident used. Add the share, and of which window.", model.Impact.Slos[^1]);
        }
    }

    /// <summary>Of availabilities the share that is used is (1 - actual) / (1 - target), over the window of the row and with this incident in it.</summary>
    private static string? Used(SloRow row)
    {
        if (row is not { Target.Value: > 50 and < 100 and var target, Actual.Value: > 0 and <= 100 and var actual } || !Terms.HasAny(row.Name, "availab*", "success*"))
        {
            return null;
        }

        var open = row.Name.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : row.Name.IndexOf(')', open);
        var window = close > open + 1 ? $" ({row.Name[(open + 1)..close]})" : "";
        return $"With this incident, {Say.Number(Math.Round(100 * (100 - actual) / (100 - target), 1))}% of the error budget{window} is used: {Say.Number(actual)}% against {Say.Number(target)}%.";
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is SloRow row)
        {
            var block = model.Document[row.Block];
            var end = model.Document.GetStart(row.Block) + block.Text.TrimEnd().Length;
            if (Used(row) is { } used)
            {
                yield return new Fix("Insert what follows from target and actual", false, [TextEdit.Insert(end, ("\n\n" + used).ReplaceLineEndings(model.Document.Text.LineBreak))]);
            }

            yield return new Fix("Insert a sentence to be filled in", false, [TextEdit.Insert(end, "\n\nThis incident used [share]% of the error budget of [window].".ReplaceLineEndings(model.Document.Text.LineBreak))]);
        }
    }
}
