namespace Postmortem.Analysis.Profiles;

/// <summary>What kind of thing stands in a section, and so which binder reads it and which checks apply. A closed set.</summary>
internal enum Shape
{
    Prose,
    List,
    Fields,
    Table,
    Timeline,
    ActionItems,
    FiveWhys,
    Factors,
    SloTable,
    MetricsTable,
    Checklist,
    SignOff,
    RevisionHistory,
    Links,
    Lessons,
    Communication,
    Code,

    /// <summary>Only a heading above other sections.</summary>
    Group,
}

internal enum FieldKind
{
    Text,
    Date,
    TimeRange,
    Time,
    Duration,
    Number,
    Percent,
    Money,
    Latency,
    Person,
    People,
    Id,
    List,
    YesNo,
    Choice,
    Link,
}

internal static class ShapeWords
{
    /// <summary>In the order of <see cref="Shape"/>.</summary>
    public static readonly (string Word, string Meaning)[] Shapes =
    [
        ("prose", "Paragraphs."),
        ("list", "A list of points."),
        ("fields", "Labels with values, as lines, bullets or a two-column table."),
        ("table", "A table with the given columns."),
        ("timeline", "Events with their times."),
        ("action-items", "Tasks with owner, due date, priority and status."),
        ("five-whys", "A chain of questions and answers."),
        ("factors", "Contributing factors, one each."),
        ("slo-table", "Service levels: target, actual, breached or not."),
        ("metrics-table", "Times to detect, acknowledge, mitigate and resolve, against their targets."),
        ("checklist", "Boxes to tick."),
        ("sign-off", "Who has read and approved the document."),
        ("revision-history", "Versions of the document."),
        ("links", "References to other documents."),
        ("lessons", "What was learned: one statement each."),
        ("communication", "What was said to whom, and when."),
        ("code", "Logs, commands, queries or configuration."),
        ("group", "Only a heading above other sections."),
    ];

    /// <summary>In the order of <see cref="FieldKind"/>.</summary>
    public static readonly (string Word, string Meaning)[] Kinds =
    [
        ("text", "Any text."),
        ("date", "A date: 2026-03-17."),
        ("time-range", "Two times of day and a zone: 14:25 - 15:10 UTC."),
        ("time", "A time of day: 14:25 UTC."),
        ("duration", "A length of time: 1 hour 5 minutes."),
        ("number", "A count."),
        ("percent", "A share: 12.5%."),
        ("money", "An amount with its currency."),
        ("latency", "Response times with their percentile, before and during."),
        ("person", "One name, role or handle."),
        ("people", "Names, roles or handles."),
        ("id", "An identifier: INC-2026-03-17-001."),
        ("list", "Several things, separated by commas."),
        ("yes-no", "Yes or no, with details where they help."),
        ("choice", "One of the values of a vocabulary."),
        ("link", "An address or a path."),
    ];
}
