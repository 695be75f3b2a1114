using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>An action item addresses a factor that the document does not have.</summary>
internal sealed class UnknownFactorReference : Rule
{
    public override string Code => "unknown-factor-reference";

    public override Category Category => Category.Actions;

    public override bool AppliesToGeneric => true;

    public override bool ReadsProse => false;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var ids = model.RootCause.Factors.Where(f => f.Id is not null).Select(f => f.Id!.ToUpperInvariant()).ToHashSet();
        if (ids.Count == 0)
        {
            yield break;
        }

        foreach (var item in model.ActionItems)
        {
            foreach (var word in item.Factor?.Value.Split([' ', ',', ';', '/'], StringSplitOptions.RemoveEmptyEntries) ?? [])
            {
                if (word.Length is 2 or 3 && word[0] is 'F' or 'f' && word.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 && !ids.Contains(word.ToUpperInvariant()))
                {
                    yield return Found(item.Factor!.Span, $"There is no factor {word} in this document. Name one of {Say.List([.. ids.Order().Take(8)])}.");
                }
            }
        }
    }
}
