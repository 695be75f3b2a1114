using System.Globalization;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>The figures of the impact: from fields, and from tables of service levels.</summary>
internal static class ImpactBinder
{
    public static Impact Bind(Walk walk) => new()
    {
        UsersAffected = Number(walk, "users-affected", false) ?? Figure(walk, static (r, impact) => r.Users ?? (impact ? r.Counted : null)),
        RequestsFailed = Number(walk, "requests-failed", false) ?? Figure(walk, static (r, _) => r.Requests),
        PeakErrorRate = Number(walk, "peak-error-rate", true) ?? Figure(walk, static (r, _) => r.PeakErrorRate),
        Cost = CostOf(walk),
        Slos = Slos(walk),
    };

    private static Fact<Money>? CostOf(Walk walk)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Id == "revenue-impact" && CostReader.Find(field.Value, walk.Words) is { } cost)
            {
                return new Fact<Money>(new Money(cost.Amount, cost.Currency), field.Value, field.ValueSpan);
            }
        }

        return Told<Money>(walk, static (r, _) => r.Cost is { } cost ? (new Money(cost.Amount, cost.Currency), cost.Raw) : null);
    }

    /// <summary>What the sentences about the impact say, or else those of the summary and the introduction.</summary>
    private static Fact<double>? Figure(Walk walk, Func<ImpactReading, bool, Figure?> figure) =>
        Told<double>(walk, (r, impact) => figure(r, impact) is { } found ? (found.Value, found.Raw) : null);

    private static Fact<T>? Told<T>(Walk walk, Func<ImpactReading, bool, (T Value, string Raw)?> figure)
    {
        Fact<T>? told = null;
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            var impact = walk.RoleAt(i) == Roles.Impact;
            if (walk.Document[i].Kind is not (BlockKind.Paragraph or BlockKind.ListItem) || !(impact || (told is null && (walk.RoleAt(i) == Roles.Summary || walk.SectionAt(i) is null or { Level: 1, Role: "" }))))
            {
                continue;
            }

            if (figure(walk.Readings[i].Impact, impact) is { } found)
            {
                told = new Fact<T>(found.Value, found.Raw, walk.Document.GetContentSpan(i));
                if (impact)
                {
                    break;
                }
            }
        }

        return told;
    }

    private static Fact<double>? Number(Walk walk, string id, bool percent)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Id == id && FindNumber(field.Value, percent) is { } value)
            {
                return new Fact<double>(value, field.Value, field.ValueSpan);
            }
        }

        return null;
    }

    /// <summary>"18,400 customers", "~1.2M", "45%", "3.5k"; with <paramref name="percent"/> only a share, else only a count.</summary>
    public static double? FindNumber(ReadOnlySpan<char> text, bool percent)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]) || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or ',')))
            {
                continue;
            }

            var end = at;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is ',' or '.' or '\u00a0' or '\u202f' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])) || (text[end] == ' ' && ClockReader.Digits(text, end + 1, 4) == 3 && end > at && end - at <= 3)))
            {
                end++;
            }

            var next = ClockReader.SkipSpaces(text, end);
            var isShare = next < text.Length && text[next] is '%' or '％';
            if (isShare == percent && Parse(text[at..end]) is { } value)
            {
                return !isShare && end < text.Length ? value * Scale(text[next..]) : value;
            }

            at = end;
        }

        return null;
    }

    private static double Scale(ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && char.IsLetter(rest[end]))
        {
            end++;
        }

        return rest[..end] switch
        {
            ['万' or '萬', ..] => 1e4,
            "k" or "K" or "thousand" => 1e3,
            "M" or "m" or "million" or "mn" => 1e6,
            "B" or "billion" or "bn" => 1e9,
            _ => 1,
        };
    }

    /// <summary>A comma or point groups thousands when exactly three digits follow every one of them.</summary>
    private static double? Parse(ReadOnlySpan<char> digits)
    {
        Span<char> plain = stackalloc char[32];
        if (digits.Length > plain.Length)
        {
            return null;
        }

        var last = digits.LastIndexOfAny(',', '.');
        var separators = digits.Count(',') + digits.Count('.');
        var grouped = last >= 0 && digits.Length - last == 4 && (separators > 1 || digits[last] == ',');
        var length = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (char.IsAsciiDigit(digits[i]))
            {
                plain[length++] = digits[i];
            }
            else if (i == last && !grouped)
            {
                plain[length++] = '.';
            }
        }

        return double.TryParse(plain[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    // ---- service levels

    private static List<SloRow> Slos(Walk walk)
    {
        var rows = new List<SloRow>();
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            if (walk.Document[i].Row != RowKind.Header || walk.RoleAt(i) is Roles.Timeline or Roles.Actions or "key-metrics")
            {
                continue;
            }

            var cells = walk.Readings[i].Cells;
            var target = Column(walk, cells, "slo-target");
            var actual = Column(walk, cells, "slo-actual");
            var breach = Column(walk, cells, "slo-breach");
            var named = walk.SectionAt(i) is { } section && (section.Effective == "slo-impact" || section.Id == "slo-impact");
            if (target < 0 || actual < 0 || !(named || breach >= 0 || (cells.Count > 0 && walk.Words.Group("slo-columns").TryGet(cells[0].Name, out var head) && head == "slo-name")))
            {
                continue;
            }

            for (i++; i < walk.Readings.Length && walk.Document[i].Kind == BlockKind.TableRow; i++)
            {
                if (walk.Document[i].Row == RowKind.Body && walk.Readings[i].Cells is [{ IsFiller: false } name, ..] row)
                {
                    rows.Add(new SloRow(name.Text, i, walk.Document.GetContentSpan(i), Value(walk, i, row, target), Value(walk, i, row, actual), Flag(walk, i, row, breach)));
                }
            }

            i--;
        }

        return rows;
    }

    private static int Column(Walk walk, IReadOnlyList<CellReading> cells, string id)
    {
        for (var c = 1; c < cells.Count; c++)
        {
            var name = cells[c].Name;
            if (walk.Words.Group("slo-columns").TryGet(name, out var found) && found == id)
            {
                return c;
            }
        }

        return -1;
    }

    private static Fact<double>? Value(Walk walk, int block, IReadOnlyList<CellReading> row, int column)
    {
        if (column >= row.Count)
        {
            return null;
        }

        var cell = row[column];
        var value = FindNumber(cell.Text, true) ?? (DurationReader.Find(cell.Text, walk.Words) is { } duration ? duration.Minutes * 60000 : FindMilliseconds(cell.Text) ?? FindNumber(cell.Text, false));
        return value is { } number ? new Fact<double>(number, cell.Text, walk.Absolute(block, cell.Span)) : null;
    }

    private static double? FindMilliseconds(string text) =>
        text.Contains("ms", StringComparison.Ordinal) ? FindNumber(text, false) : null;

    private static Fact<bool>? Flag(Walk walk, int block, IReadOnlyList<CellReading> row, int column)
    {
        if (column < 0 || column >= row.Count || row[column].IsFiller)
        {
            return null;
        }

        var text = row[column].Text.AsSpan().Trim();
        while (!text.IsEmpty && !char.IsLetter(text[0]) && text[0] is not ('✓' or '✗' or '✅' or '❌' or '⚠'))
        {
            text = text[1..];
        }

        bool? value = text.IsEmpty ? null
            : text.StartsWith("y", StringComparison.OrdinalIgnoreCase) || text.StartsWith("breach", StringComparison.OrdinalIgnoreCase) || text.StartsWith("true", StringComparison.OrdinalIgnoreCase) || text[0] is '❌' ? true
            : text.StartsWith("n", StringComparison.OrdinalIgnoreCase) || text.StartsWith("false", StringComparison.OrdinalIgnoreCase) || text[0] is '✅' ? false : null;
        return value is { } flag ? new Fact<bool>(flag, row[column].Text, walk.Absolute(block, row[column].Span)) : null;
    }
}
