using System.Globalization;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A number in prose with what it counts.</summary>
/// <param name="Unit">"%", a currency sign, a singular noun such as "user", or "".</param>
/// <param name="Plain">Of the digits, in the plain text.</param>
/// <param name="Span">Of the digits and the unit, relative to the block.</param>
internal readonly record struct Quantity(double Value, string Unit, TextSpan Plain, TextSpan Span, bool IsRounded);

/// <summary>The numbers of a block: found once for its text.</summary>
internal sealed class Quantities : Recognizer<IReadOnlyList<Quantity>>
{
    private const int MostCharacters = 8000;

    private static readonly Dictionary<string, string> Nouns = Make(
        "user:user,users,customer,customers,reader,readers,people,person,visitor,visitors,shopper,shoppers,member,members,subscriber,subscribers,player,players,guest,guests",
        "account:account,accounts,organisation,organisations,organization,organizations,tenant,tenants,merchant,merchants,shop,shops",
        "request:request,requests,call,calls,sign-ins,sign-in,search,searches,queries,query",
        "order:order,orders,booking,bookings,purchase,purchases",
        "payment:payment,payments,transaction,transactions",
        "ticket:ticket,tickets,complaint,complaints",
        "message:message,messages,event,events,job,jobs,article,articles,record,records,row,rows,e-mails,emails",
        "minute:minute,minutes,min,mins",
        "hour:hour,hours",
        "second:second,seconds",
        "day:day,days");

    public static Quantities Instance { get; } = new();

    public override IReadOnlyList<Quantity> Recognize(Block block)
    {
        if (block.Kind is BlockKind.Code or BlockKind.Html or BlockKind.FrontMatter or BlockKind.Blank || block.IsOversized || block.ContentText.IndexOfAnyInRange('0', '9') < 0)
        {
            return [];
        }

        var found = new List<Quantity>();
        if (block.Kind == BlockKind.TableRow)
        {
            foreach (var cell in block.Cells)
            {
                Read(cell.Inlines, found);
            }
        }
        else
        {
            Read(block.Inlines, found);
        }

        return found;
    }

    private static void Read(InlineText inlines, List<Quantity> found)
    {
        var text = inlines.Plain;
        for (var at = 0; at < Math.Min(text.Length, MostCharacters); at++)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                continue;
            }

            var end = at;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is ',' or '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            {
                end++;
            }

            var glued = (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or ':' or '/' or '#' or '_' or '.')) || (end < text.Length && text[end] is ':' or '/' or '_');
            if (!glued && Parse(text.AsSpan(at, end - at)) is { } value)
            {
                var next = end;
                value *= Scale(text, ref next);
                var unit = UnitAt(text, at, next, out var stop);
                if (!(next < text.Length && next == end && text[next] == '-' && unit.Length == 0))
                {
                    found.Add(new Quantity(value, unit, TextSpan.FromBounds(at, next), inlines.ToSource(TextSpan.FromBounds(at, stop)), IsRounded(text.AsSpan(0, at))));
                }
            }

            at = end;
        }
    }

    private static double? Parse(ReadOnlySpan<char> digits) =>
        digits.Length < 24 && double.TryParse(digits, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double Scale(string text, ref int next)
    {
        var at = next < text.Length && text[next] == ' ' ? next + 1 : next;
        foreach (var (word, scale) in (ReadOnlySpan<(string, double)>)[("million", 1e6), ("thousand", 1e3), ("billion", 1e9)])
        {
            if (text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                next = at + word.Length;
                return scale;
            }
        }

        if (next < text.Length && text[next] is 'k' or 'K' or 'M' && (next + 1 == text.Length || !char.IsLetterOrDigit(text[next + 1])))
        {
            next++;
            return text[next - 1] == 'M' ? 1e6 : 1e3;
        }

        return 1;
    }

    /// <summary>A sign next to the digits, or a noun within the next three words of the same clause.</summary>
    private static string UnitAt(string text, int at, int next, out int stop)
    {
        stop = next;
        if (at > 0 && text[at - 1] is '$' or '€' or '£')
        {
            return text[at - 1].ToString();
        }

        if (next < text.Length && text[next] == '%')
        {
            stop = next + 1;
            return "%";
        }

        // Chinese and Japanese write a counter behind the digits: people, or things of whatever kind.
        var counter = next < text.Length && text[next] == '+' ? next + 1 : next;
        counter += counter < text.Length && text[counter] == ' ' ? 1 : 0;
        if (counter < text.Length && text[counter] is '名' or '人' or '件' or '回')
        {
            stop = counter + 1;
            return text[counter] is '名' or '人' ? "user" : "message";
        }

        var words = 0;
        var position = next;
        while (position < text.Length && words < 3)
        {
            if (text[position] is not (' ' or '-' or '\u00a0'))
            {
                return "";
            }

            var start = position + 1;
            position = start;
            while (position < text.Length && (char.IsLetter(text[position]) || (text[position] == '-' && words > 0)))
            {
                position++;
            }

            if (position == start)
            {
                return "";
            }

            if (Nouns.TryGetValue(text[start..position].ToLowerInvariant(), out var unit))
            {
                stop = position;
                return unit;
            }

            if (text.AsSpan(start, position - start) is "of" or "in" or "at" or "to" or "and" or "for" or "on" or "per" or "from")
            {
                return "";
            }

            words++;
        }

        return "";
    }

    private static bool IsRounded(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd("$€£ ");
        foreach (var word in (ReadOnlySpan<string>)["~", "≈", "about", "around", "approximately", "roughly", "nearly", "almost", "over", "than", "least", "up to", ">", "<", "some"])
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, string> Make(params ReadOnlySpan<string> lines)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            foreach (var word in line[(colon + 1)..].Split(','))
            {
                map[word] = line[..colon];
            }
        }

        return map;
    }
}
