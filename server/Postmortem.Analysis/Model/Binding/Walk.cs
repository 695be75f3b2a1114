using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>What the parts of a section are read as, whatever the section is called.</summary>
internal static class Roles
{
    public const string Timeline = "timeline";
    public const string Actions = "action-items";
    public const string DoneActions = "done-actions";
    public const string PastActions = "past-actions";
    public const string Prevention = "prevention";
    public const string Summary = "executive-summary";
    public const string Impact = "impact";
    public const string RootCause = "root-cause";
    public const string Whys = "five-whys";
    public const string Factors = "contributing-factors";
    public const string Trigger = "trigger";
    public const string WentWell = "what-went-well";
    public const string WentWrong = "what-went-poorly";
    public const string Lucky = "where-we-got-lucky";
    public const string Lessons = "lessons-learned";
    public const string Metadata = "metadata";
    public const string Other = "other";
}

/// <summary>A section while its extent is being found.</summary>
internal sealed class SectionDraft
{
    private Dictionary<string, string?>? _words;

    public string? Id { get; set; }

    /// <summary>One of <see cref="Roles"/> or another shared id; empty when the heading says nothing.</summary>
    public string Role { get; set; } = "";

    /// <summary>The role that counts for what stands here: that of the section around it where this one only divides it.</summary>
    public string Effective { get; set; } = "";

    public ProfileSection? ProfileSection { get; set; }

    public string Heading { get; set; } = "";

    public TextSpan HeadingSpan { get; set; }

    public int BodyStart { get; set; }

    public int Level { get; set; }

    public int FirstBlock { get; set; }

    public int EndBlock { get; set; }

    public int Parent { get; set; } = -1;

    public bool IsLabel { get; set; }

    public bool IsListLabel { get; set; }

    public int Indent { get; set; }

    public bool HasContent { get; set; }

    /// <summary>The word of a group that the heading begins with, such as "Short term" or "Prevent".</summary>
    public string? WordOf(string group, ReadingWords words)
    {
        if (!(_words ??= []).TryGetValue(group, out var word))
        {
            var map = words.Group(group);
            _words[group] = word = map.PrefixLength(Heading, out var id) > 0 || (Heading.Length > 0 && Heading[0] >= '\u2E80' && map.GluedPrefixLength(Heading, out id) > 0) ? id : null;
        }

        return word;
    }

    /// <summary>The value on the line of a label, empty for headings.</summary>
    public TextSpan Value { get; set; }
}

/// <summary>What the binders share while one document is bound.</summary>
internal sealed class Walk
{
    private string? _language;
    private bool? _isDayFirst;

    public Walk(Document document, AnalysisContext context, BlockReader reader)
    {
        Document = document;
        Context = context;
        Words = reader.Words;
        var readings = new BlockReading[document.BlockCount];
        for (var i = 0; i < readings.Length; i++)
        {
            readings[i] = document[i].Get(reader);
            if (document[i].Kind == BlockKind.Heading && document[i].Content.Length > 0)
            {
                Headings.Add(i);
            }
        }

        Readings = readings;
        SectionOf = new int[readings.Length];
    }

    public Document Document { get; }

    public AnalysisContext Context { get; }

    public ReadingWords Words { get; }

    public BlockReading[] Readings { get; }

    /// <summary>The innermost section of each block, -1 above the first heading.</summary>
    public int[] SectionOf { get; }

    public List<SectionDraft> Drafts { get; } = [];

    public Profile? Profile { get; set; }

    public IReadOnlyList<Section> Sections { get; set; } = [];

    public Field[] Fields { get; set; } = [];

    /// <summary>The blocks that are headings with text.</summary>
    public List<int> Headings { get; } = [];

    /// <summary>The language of the text, found when first asked for.</summary>
    public string Language => _language ??= LanguageBinder.Bind(this);

    /// <summary>The day of a date; 03/04 is in April but where English is written.</summary>
    public DateOnly? DayOf(CalendarDate date, int year) => (date.Swappable && (Language != "en" || IsDayFirst) ? date.Swapped : date).In(date.HasYear ? 0 : year);

    /// <summary>Whether the dates that leave no doubt write the day first.</summary>
    private bool IsDayFirst => _isDayFirst ??= FindDayFirst();

    private bool FindDayFirst()
    {
        var dayFirst = false;
        foreach (var reading in Readings)
        {
            foreach (var cell in reading.Cells)
            {
                if (cell.Stamp?.Date?.Form is { } form)
                {
                    if (form == DateForm.MonthFirst)
                    {
                        return false;
                    }

                    dayFirst |= cell.Stamp.Date is { HasYear: true };
                }
            }

            foreach (var line in reading.Lines)
            {
                if ((line.Stamp ?? line.LabelStamp ?? line.Trailing)?.Date is { Form: { } form } date)
                {
                    if (form == DateForm.MonthFirst)
                    {
                        return false;
                    }

                    dayFirst |= date.HasYear;
                }
            }

            if (reading.Lines.Count > 0 && reading.Facts.Stamp?.Date is { Form: { } told } prose)
            {
                if (told == DateForm.MonthFirst)
                {
                    return false;
                }

                dayFirst |= prose.HasYear;
            }
        }

        return dayFirst;
    }

    public string RoleAt(int block) => SectionOf[block] is var section and >= 0 ? Drafts[section].Effective : "";

    public SectionDraft? SectionAt(int block) => SectionOf[block] is var section and >= 0 ? Drafts[section] : null;

    public TextSpan Absolute(int block, TextSpan span)
    {
        Readings[block].Use();
        return span.Shift(Document.GetStart(block));
    }

    public string TextOf(int block, TextSpan span)
    {
        Readings[block].Use();
        return Document[block].Text.Substring(span.Start, span.Length);
    }

    /// <summary>The source of a cell, which is its text where it has no markup.</summary>
    public string RawOf(int block, CellReading cell) => cell.Text.Length == cell.Span.Length ? cell.Text : TextOf(block, cell.Span);

    public Fact<string> Fact(int block, TextSpan span, string? value = null)
    {
        var raw = TextOf(block, span);
        return new Fact<string>(value ?? PlainText.Of(raw), raw, Absolute(block, span));
    }

    public bool HasRole(string role)
    {
        foreach (var draft in Drafts)
        {
            if (draft.Role == role)
            {
                return true;
            }
        }

        return false;
    }
}
