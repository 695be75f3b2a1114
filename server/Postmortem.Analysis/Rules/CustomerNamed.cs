using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using System.Runtime.CompilerServices;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A customer stands in the document by name.</summary>
internal sealed class CustomerNamed : Rule
{
    private const string Message = "A customer is named here. Write \"one customer\" and keep the name in the ticket, since this document is read widely.";

    private static readonly string[] Labels = ["Customer", "Customer Name", "Customer Names", "Client", "Client Name", "Affected Customer"];

    private static readonly string[] Places = [.. Prose.Summary, .. Prose.Impact, "communication", "external-communication", "internal-communication", "timeline", "detection"];

    private static readonly OfContent<List<int>> Labelled = new(static m => [.. Enumerable.Range(0, m.Fields.Count).Where(i => IsLabel(m.Fields[i].Label) && IsName(m.Fields[i].Value))]);

    public override string Code => "customer-named";

    public override Category Category => Category.Privacy;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var named = new HashSet<int>();
        foreach (var block in Prose.BlocksIn(model, Places))
        {
            foreach (var company in model.Document[block].Get(Companies.Instance))
            {
                var span = company.Value.Shift(model.Document.GetStart(block));
                if (named.Add(span.Start) && !Slots.In(model, span))
                {
                    yield return Found(span, Message);
                }
            }
        }

        foreach (var labelled in Labelled.Get(model))
        {
            var field = model.Fields[labelled];
            if (!Slots.In(model, field.ValueSpan) && named.Add(field.ValueSpan.Start))
            {
                yield return Found(field.ValueSpan, Message);
            }
        }

        if (context.Settings.Customers.Count == 0)
        {
            yield break;
        }

        var names = CustomerNames.Of(context.Settings);
        for (var i = 0; i < model.Document.BlockCount; i++)
        {
            foreach (var name in model.Document[i].Get(names))
            {
                yield return Found(name.Value.Shift(model.Document.GetStart(i)), Message);
            }
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        var start = finding.Span.Start;
        var line = model.Document.Text.GetLineStart(model.Document.Text.GetLineAt(start));
        var before = model.Document.Text.ToString(TextSpan.FromBounds(line, start));
        foreach (var lead in (ReadOnlySpan<string>)["our customer ", "the customer ", "customer ", "our client ", "the client ", "client "])
        {
            if (before.EndsWith(lead, StringComparison.OrdinalIgnoreCase))
            {
                start -= lead.Length;
                break;
            }
        }

        var isFirst = start < finding.Span.Start && char.IsUpper(before[start - line]);
        yield return new Fix("Replace it by \"one customer\"", false, [new TextEdit(TextSpan.FromBounds(start, finding.Span.End), isFirst ? "One customer" : "one customer")]);
    }

    internal static bool IsLabel(string label) => Array.Exists(Labels, l => label.Trim().Equals(l, StringComparison.OrdinalIgnoreCase));

    /// <summary>One to four words with capitals, and not a group of customers.</summary>
    internal static bool IsName(string value)
    {
        var words = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 4 && words.All(w => char.IsUpper(w[0])) && !value.Any(char.IsAsciiDigit) && !Terms.HasAny(value, "all", "none", "some", "every*", "internal", "external", "n/a", "no", "yes", "unknown", "customer*", "user*", "enterprise", "team", "eu", "us", "multiple", "several", "various", "tbd", "free", "paid", "premium");
    }
}

/// <summary>Names that end as those of companies do, in sentences that speak of customers.</summary>
internal sealed class Companies : Recognizer<IReadOnlyList<Boxed<TextSpan>>>
{
    private static readonly string[] Forms = [" Inc.", " Inc ", " Inc,", " Ltd", " GmbH", " LLC", " Corp.", " Corp ", " PLC", " B.V.", " S.A.", " S.p.A.", " Pty", " K.K."];

    public static Companies Instance { get; } = new();

    public override IReadOnlyList<Boxed<TextSpan>> Recognize(Block block)
    {
        if (block.Kind is not (BlockKind.Paragraph or BlockKind.ListItem or BlockKind.TableRow) || block.IsOversized || !Terms.HasAny(block.Text, "customer", "customers", "client", "clients", "tenant", "merchant", "account of", "subscriber"))
        {
            return [];
        }

        List<Boxed<TextSpan>>? found = Labelled(block) is { } labelled ? [new Boxed<TextSpan>(labelled)] : null;
        foreach (var form in Forms)
        {
            for (var at = block.Text.IndexOf(form, StringComparison.Ordinal); at > 0; at = block.Text.IndexOf(form, at + 1, StringComparison.Ordinal))
            {
                var end = at + form.TrimEnd(' ', ',').Length;
                var start = StartOfName(block.Text, at);
                var before = block.Text.AsSpan(0, start).TrimEnd();
                if (start < at && (end == block.Text.Length || !char.IsLetterOrDigit(block.Text[end])) && !IsVendor(before) && (found is null || !found.Exists(f => f.Value.Overlaps(TextSpan.FromBounds(start, end)))))
                {
                    (found ??= []).Add(new Boxed<TextSpan>(TextSpan.FromBounds(start, end)));
                }
            }
        }

        return found ?? (IReadOnlyList<Boxed<TextSpan>>)[];
    }

    /// <summary>"Customer: Blue Harbour".</summary>
    private static TextSpan? Labelled(Block block)
    {
        if (block.Kind == BlockKind.TableRow)
        {
            return null;
        }

        var plain = block.Inlines.Plain;
        var colon = plain.IndexOf(':');
        if (colon is < 6 or > 20 || plain.Contains('\n') || !CustomerNamed.IsLabel(plain[..colon]) || !CustomerNamed.IsName(plain[(colon + 1)..].Trim().TrimEnd('.')))
        {
            return null;
        }

        var start = colon + 1;
        while (start < plain.Length && plain[start] == ' ')
        {
            start++;
        }

        return block.Inlines.ToSource(TextSpan.FromBounds(start, plain.TrimEnd(' ', '.').Length));
    }

    /// <summary>Whose name it is says the word before it.</summary>
    private static bool IsVendor(ReadOnlySpan<char> before)
    {
        foreach (var word in (ReadOnlySpan<string>)["provider", "vendor", "supplier", "partner", "processor", "by", "our", "hoster"])
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the words with capitals before the form of the company begin, three at most.</summary>
    private static int StartOfName(string text, int end)
    {
        var start = end;
        for (var words = 0; words < 3 && (words == 0 || (start > 0 && text[start - 1] == ' ')); words++)
        {
            var behind = words == 0 ? end : start - 1;
            var at = behind;
            while (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '&'))
            {
                at--;
            }

            if (at == behind || !char.IsUpper(text[at]) || Terms.HasAny(text[at..behind], "customer*", "client*", "tenant*", "merchant*", "the", "our", "for", "one"))
            {
                break;
            }

            start = at;
        }

        return start;
    }
}

/// <summary>The names that a workspace says are customers'.</summary>
internal sealed class CustomerNames : Recognizer<IReadOnlyList<Boxed<TextSpan>>>
{
    private static readonly ConditionalWeakTable<Settings, CustomerNames> Cache = [];

    private readonly IReadOnlyList<string> _names;

    private CustomerNames(Settings settings) => _names = [.. settings.Customers.Where(n => n.Length > 1)];

    public static CustomerNames Of(Settings settings) => Cache.GetValue(settings, static s => new CustomerNames(s));

    public override IReadOnlyList<Boxed<TextSpan>> Recognize(Block block)
    {
        List<Boxed<TextSpan>>? found = null;
        foreach (var name in _names)
        {
            if (Terms.FirstOf(block.Text, name) is { } span)
            {
                (found ??= []).Add(new Boxed<TextSpan>(span));
            }
        }

        return found ?? (IReadOnlyList<Boxed<TextSpan>>)[];
    }
}
