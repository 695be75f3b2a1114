using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Review;

/// <summary>What a post-mortem is judged by; the points of all add up to 100.</summary>
internal enum Dimension
{
    Structure,
    Summary,
    Timeline,
    Metrics,
    Impact,
    Response,
    Cause,
    Language,
    Actions,
    Lessons,
}

/// <summary>The judgement of one version of a document: the same text gives the same score.</summary>
internal sealed record DocumentReview
{
    /// <summary>Of 100, not rounded, before gates.</summary>
    public required double Points { get; init; }

    /// <summary>1 to 10 with one decimal: a tenth of the points, at most what the lowest gate lets through.</summary>
    public required double Score { get; init; }

    /// <summary>exemplary, ready to share, needs work, draft or stub.</summary>
    public required string Band { get; init; }

    public required IReadOnlyList<DimensionScore> Dimensions { get; init; }

    /// <summary>What caps the score whatever the points are.</summary>
    public required IReadOnlyList<Gate> Gates { get; init; }

    /// <summary>The seven questions of a review, answered from the document.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    public required IReadOnlyList<ChecklistAnswer> Checklist { get; init; }

    /// <summary>At most three, of different dimensions, the most valuable first; none when 90 points are reached.</summary>
    public required IReadOnlyList<Improvement> Improvements { get; init; }
}

/// <param name="Points">Points that the dimension has at most.</param>
/// <param name="Score">Points x presence x (1 - the sum of the penalties), never below 0.</param>
/// <param name="Presence">From 0, where there is nothing to judge, to 1.</param>
/// <param name="Told">What presence counts, in words.</param>
/// <param name="Span">The heading of what the dimension judges, or the title.</param>
internal sealed record DimensionScore(Dimension Dimension, string Name, double Points, double Score, double Presence, string Told, IReadOnlyList<Penalty> Penalties, TextSpan Span)
{
    /// <summary>The arithmetic as a line of text.</summary>
    public string Arithmetic => FormattableString.Invariant($"{Points:0} × {Presence:0.##} × (1 − {Math.Min(1, Penalties.Sum(p => p.Fraction)):0.###}) = {Score:0.##}");
}

/// <param name="Fraction">Of the dimension's points: the first finding of a rule counts in full, the second half, the third a quarter.</param>
internal sealed record Penalty(Finding Finding, double Fraction, double Points)
{
    /// <summary>It shows in a figure with two decimals; the tenth finding of a rule does not.</summary>
    public bool Counts => Points >= 0.005;
}

/// <param name="Cap">The highest score that is left.</param>
/// <param name="Dimension">What is to be worked on to lift it.</param>
internal sealed record Gate(string Reason, double Cap, TextSpan Span, Dimension Dimension);

/// <param name="Verdict">One or two words, such as "complete" or "proximate".</param>
/// <param name="Span">The heading of what the question is about, or the title.</param>
internal sealed record Answer(string Question, string Verdict, string Text, TextSpan Span, IReadOnlyList<Evidence> Evidence);

internal sealed record Evidence(string Text, TextSpan Span);

/// <param name="IsTrue">What the document says; null where nothing in it can tell.</param>
/// <param name="Span">The first place that refutes it, else the heading of what it is about.</param>
internal sealed record ChecklistAnswer(string Text, bool? IsTrue, string Reason, TextSpan Span);

/// <param name="Gain">Points that the edit brings, half as many again where it lifts a gate, and what the gate held back.</param>
/// <param name="Finding">What is to be mended; null where something has to be written.</param>
/// <param name="FixTitle">Of the fix that mends it without inventing anything; null where a reader has to.</param>
internal sealed record Improvement(Dimension Dimension, string Message, TextSpan Span, double Gain, Finding? Finding, string? FixTitle)
{
    /// <summary>Of an action that is not the finding's own fix; null where it is.</summary>
    public string? ActionKey { get; init; }
}
