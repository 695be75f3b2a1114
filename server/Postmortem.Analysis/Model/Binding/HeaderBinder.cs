using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Takes what the document states about the incident as a whole from its fields, title and first paragraphs.</summary>
internal static partial class HeaderBinder
{
    private const int IntroBlocks = 12;
    private const int MostTellingBlocks = 200;

    public static Fact<string>? Title(Walk walk, int titleBlock)
    {
        if (titleBlock >= 0)
        {
            return walk.Fact(titleBlock, walk.Document[titleBlock].Content);
        }

        foreach (var field in walk.Fields)
        {
            if (field is { Style: FieldStyle.FrontMatter, Id: "title" } && field.Value.Length > 0)
            {
                return new Fact<string>(field.Value, field.Value, field.ValueSpan);
            }
        }

        foreach (var field in walk.Fields)
        {
            if (field.Id is "title" or "incident-title" && field.Value.Length > 0 && field.Style != FieldStyle.FrontMatter)
            {
                return new Fact<string>(field.Value, field.Value, field.ValueSpan);
            }
        }

        return null;
    }

    public static DocumentDates Dates(Walk walk, Fact<string>? title)
    {
        var year = YearOf(walk, title);
        var stated = FieldDate(walk, ["incident-date", "start", "impact-start", "occurred"], year)
            ?? TextDate(walk, title, year)
            ?? FieldDate(walk, ["date", "time", "impact-window"], year)
            ?? FieldDate(walk, ["duration", "detected"], year);
        var best = stated ?? Intro(walk, year) ?? FrontMatterDate(walk) ?? PathDate(walk);
        return new DocumentDates(stated?.Date, best?.Date, stated?.Date.Year ?? year ?? best?.Date.Year);
    }

    public static Header Bind(Walk walk, Fact<string>? title, Timeline timeline, DocumentDates dates)
    {
        var header = new Header
        {
            IncidentId = Text(walk, "incident-id"),
            DocumentId = Text(walk, "coe-id", "rca-id", "document-id"),
            Severity = Severity(walk) ?? SeverityInText(walk, title),
            Status = Status(walk),
            Date = Date(walk, title, timeline, dates),
            Zone = Text(walk, "zone"),
            Authors = People(walk, "author"),
            Reviewers = People(walk, "reviewers"),
            Services = List(walk, "services"),
            Regions = List(walk, "regions"),
            IncidentType = Choice(walk, "incident-type"),
            DetectionMethod = Choice(walk, "detection-method"),
            RootCauseCategory = Choice(walk, "root-cause-category"),
            TriggerType = Choice(walk, "trigger-type"),
            ChangeId = Text(walk, "change-id"),
        };
        var (start, end) = Window(walk, header, dates);
        return header with { Start = start, End = end, Duration = Duration(walk, start, end) };
    }

    // ---- plain fields

    private static Fact<int?>? Severity(Walk walk)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Id != "severity" || field.Value.Length == 0 || IsUnchosen(field.Value))
            {
                continue;
            }

            var text = walk.Document.Text.ToString(field.ValueSpan);
            var vocabulary = walk.Profile?.FindField("severity") is { } f ? walk.Profile.VocabularyOf(f) : null;
            if (LooksEmpty(field.Value))
            {
                continue;
            }

            var (level, start, length) = SeverityReader.Read(field.Value, walk.Words);
            level ??= vocabulary?.Find(field.Value)?.Level;
            var raw = length > 0 && level is not null ? field.Value.Substring(start, length) : field.Value;
            return new Fact<int?>(level, raw, field.ValueSpan.IsEmpty ? field.LabelSpan : TrimTo(field.ValueSpan, text, raw));
        }

        return null;
    }

    /// <summary>"[SEV-2] Checkout is down" as a title, "this sev 1 incident" in the summary. P1 and S3 mean something else in prose.</summary>
    private static Fact<int?>? SeverityInText(Walk walk, Fact<string>? title)
    {
        if (title is not null && SeverityReader.FindInText(title.Value, false) is { } inTitle)
        {
            return new Fact<int?>(inTitle.Level, title.Value.Substring(inTitle.Start, inTitle.Length), title.Span);
        }

        for (var i = 0; i < Math.Min(walk.Readings.Length, MostTellingBlocks); i++)
        {
            if (walk.Document[i].Kind == BlockKind.Paragraph && (walk.RoleAt(i) == Roles.Summary || walk.SectionAt(i) is null or { Level: 1, Role: "" }) && SeverityReader.FindInText(walk.Readings[i].Plain, true) is { } told)
            {
                return new Fact<int?>(told.Level, walk.Readings[i].Plain.Substring(told.Start, told.Length), walk.Document.GetContentSpan(i));
            }
        }

        return null;
    }

    /// <summary>A slot that lists the values to choose from, as templates have it: nobody has chosen one yet.</summary>
    private static bool IsUnchosen(string value) =>
        value.StartsWith('[') && value.EndsWith(']')
        && (value.AsSpan().IndexOfAny(",|/") >= 0 || value.Contains(" to ", StringComparison.Ordinal) || value.Contains(" or ", StringComparison.Ordinal));

    private static TextSpan TrimTo(TextSpan span, string text, string raw) => text.IndexOf(raw, StringComparison.Ordinal) is var at and >= 0 ? new TextSpan(span.Start + at, raw.Length) : span;

    private static Fact<string>? Status(Walk walk)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Id == "status" && field.Value.Length > 0 && !IsUnchosen(field.Value))
            {
                var value = walk.Profile?.FindField("status") is { } f && walk.Profile.VocabularyOf(f)?.Find(field.Value) is { } known ? known.Canonical
                    : walk.Words.Group("status").PrefixLength(field.Value.AsSpan(field.Value.AsSpan().IndexOfAnyExcept(" ✅✔️☑🟢🔴🟡🟠📝⏳") is var word and > 0 ? word : 0), out var id) > 0 ? id : VocabularyValue.CanonicalOf(field.Value);
                return new Fact<string>(value, field.Value, field.ValueSpan);
            }
        }

        return null;
    }

    private static Fact<string>? Choice(Walk walk, string id)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Id == id && field.Value.Length > 0 && !LooksEmpty(field.Value))
            {
                var vocabulary = walk.Profile?.FindField(id) is { } f ? walk.Profile.VocabularyOf(f) : null;
                var value = vocabulary?.Find(field.Value)?.Canonical ?? (walk.Words.Group(id).PrefixLength(field.Value, out var known) > 0 ? known : null);
                return value is null ? null : new Fact<string>(value, field.Value, field.ValueSpan);
            }
        }

        return null;
    }

    private static Fact<string>? Text(Walk walk, params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            foreach (var field in walk.Fields)
            {
                if (field.Id == id && field.Value.Length > 0 && !LooksEmpty(field.Value))
                {
                    return new Fact<string>(field.Value, walk.Document.Text.ToString(field.ValueSpan), field.ValueSpan);
                }
            }
        }

        return null;
    }

    private static bool LooksEmpty(string value) => value.AsSpan().Trim(" -–—_.").IsEmpty || (value[0] == '[' && value.IndexOf(']') is var close && (close == value.Length - 1 || value.AsSpan(close + 1).Trim(" /|,[]").IsEmpty)) || (value[0] == '{' && value[^1] == '}' && !value.StartsWith("{{", StringComparison.Ordinal));

    private static IReadOnlyList<Fact<string>> People(Walk walk, string id) => List(walk, id);

    private static IReadOnlyList<Fact<string>> List(Walk walk, string id)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Id == id && field.Value.Length > 0 && !LooksEmpty(field.Value))
            {
                var list = new List<Fact<string>>();
                foreach (var part in Split(field.Value))
                {
                    list.Add(new Fact<string>(part, part, TrimTo(field.ValueSpan, walk.Document.Text.ToString(field.ValueSpan), part)));
                }

                return list;
            }
        }

        return [];
    }

    /// <summary>At commas, semicolons and "and", but not inside brackets.</summary>
    private static IEnumerable<string> Split(string value)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i < value.Length && value[i] is '(' or '（' or '[')
            {
                depth++;
            }
            else if (i < value.Length && value[i] is ')' or '）' or ']')
            {
                depth--;
            }
            else if (i == value.Length || (depth <= 0 && value[i] is ',' or ';' or '、' or '，' or '；'))
            {
                var part = value[start..i].Trim().TrimEnd('.');
                part = part.StartsWith("and ", StringComparison.Ordinal) ? part[4..] : part;
                if (part.Length > 0)
                {
                    yield return part;
                }

                start = i + 1;
            }
        }
    }
}
