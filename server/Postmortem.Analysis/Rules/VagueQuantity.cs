using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>"Some users", "many requests", "significant latency" in the summary or the impact, where a number belongs.</summary>
internal sealed class VagueQuantity : Rule
{
    public override string Code => "vague-quantity";

    public override Category Category => Category.Impact;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        foreach (var block in Prose.BlocksIn(model, [.. Prose.Summary, .. Prose.Impact]))
        {
            foreach (var span in model.Document[block].Get(VagueQuantities.Instance))
            {
                var absolute = span.Value.Shift(model.Document.GetStart(block));
                yield return Found(absolute, $"\"{model.Document.Text.ToString(absolute)}\" can mean anything. Write a number or a range, marked as an estimate if it is one.", span.Value.Length);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        var text = model.Document.Text.ToString(finding.Span);
        var noun = text.LastIndexOf(' ');
        if (noun > 0)
        {
            yield return new Fix("Insert a slot for the number", false, [new TextEdit(new TextSpan(finding.Span.Start, noun), "[number]")]);
        }
    }
}

internal sealed class VagueQuantities : Recognizer<IReadOnlyList<Boxed<TextSpan>>>
{
    private static readonly string[] Amounts =
        ["a significant number of", "a large number of", "a small number of", "a number of", "a lot of", "lots of", "several", "many", "some", "most", "numerous", "various", "a few", "significant", "substantial", "considerable"];

    private static readonly string[] Things = ["users", "customers", "requests", "orders", "errors", "clients", "accounts", "payments", "transactions", "latency", "people", "regions"];

    public static VagueQuantities Instance { get; } = new();

    public override IReadOnlyList<Boxed<TextSpan>> Recognize(Block block)
    {
        if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow) || block.IsOversized)
        {
            return [];
        }

        var text = block.Text;
        List<Boxed<TextSpan>>? found = null;
        foreach (var thing in Things)
        {
            for (var at = text.IndexOfIgnoringCase(thing); at > 0; at = text.IndexOfIgnoringCase(thing, at + 1))
            {
                var before = text.AsSpan(0, at - 1);
                if (text[at - 1] != ' ' || (at + thing.Length < text.Length && char.IsLetter(text[at + thing.Length])))
                {
                    continue;
                }

                foreach (var amount in Amounts)
                {
                    var start = before.Length - amount.Length;
                    if (before.EndsWith(amount, StringComparison.OrdinalIgnoreCase) && (start == 0 || !char.IsLetter(before[start - 1])))
                    {
                        (found ??= []).Add(new Boxed<TextSpan>(TextSpan.FromBounds(start, at + thing.Length)));
                        break;
                    }
                }
            }
        }

        return found ?? (IReadOnlyList<Boxed<TextSpan>>)[];
    }
}
