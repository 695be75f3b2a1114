using System.Globalization;
using System.Text;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Review;

/// <summary>A review for people: each line names the place that it is about.</summary>
internal static class ReviewText
{
    public static string Plain(DocumentReview review, DocumentModel model, string file)
    {
        var text = new StringBuilder();
        Line(text, $"{file}: {Score(review)}");
        foreach (var gate in review.Gates)
        {
            Line(text, $"  at most {gate.Cap:0}: {gate.Reason} ({At(model, gate.Span)})");
        }

        Line(text, $"");
        foreach (var dimension in review.Dimensions)
        {
            Line(text, $"{dimension.Name,-28} {dimension.Score,5:0.0} of {dimension.Points,2:0}   {dimension.Told}");
            Line(text, $"  {dimension.Arithmetic}");
            foreach (var penalty in dimension.Penalties.Where(p => p.Counts))
            {
                Line(text, $"  -{penalty.Points:0.00}  {At(model, penalty.Finding.Span)}: {penalty.Finding.Message} ({penalty.Finding.Rule.Code})");
            }
        }

        Line(text, $"");
        Line(text, $"{(review.Improvements.Count == 0 ? "No blocking improvements." : "Most valuable edits:")}");
        for (var i = 0; i < review.Improvements.Count; i++)
        {
            var improvement = review.Improvements[i];
            Line(text, $"  {i + 1}. {At(model, improvement.Span)}: {improvement.Message} (+{improvement.Gain:0.0}){(improvement.FixTitle is { } fix ? $" Fix: {fix}." : "")}");
        }

        Line(text, $"");
        foreach (var answer in review.Answers)
        {
            Line(text, $"{answer.Question} {Capital(answer.Verdict)}. {answer.Text}");
            foreach (var evidence in answer.Evidence)
            {
                Line(text, $"  {At(model, evidence.Span)}: {evidence.Text}");
            }
        }

        Line(text, $"");
        foreach (var item in review.Checklist)
        {
            Line(text, $"[{(item.IsTrue == true ? "x" : " ")}] {item.Text}: {item.Reason}");
        }

        return text.ToString();
    }

    /// <param name="link">The address of a line, 1-based; without it places are only named.</param>
    public static string Markdown(DocumentReview review, DocumentModel model, string file, Func<int, string>? link = null)
    {
        var text = new StringBuilder();
        Line(text, $"# Review of {model.Title?.Value ?? file}");
        Line(text, $"");
        Line(text, $"**{Score(review)}**");
        foreach (var gate in review.Gates)
        {
            Line(text, $"- At most {gate.Cap:0}: {gate.Reason} ({At(model, link, gate.Span)})");
        }

        Line(text, $"");
        Line(text, $"| Dimension | Points | Of | Arithmetic | Counted |");
        Line(text, $"| --- | --- | --- | --- | --- |");
        foreach (var dimension in review.Dimensions)
        {
            Line(text, $"| {dimension.Name} | {dimension.Score:0.0} | {dimension.Points:0} | {dimension.Arithmetic} | {dimension.Told} |");
        }

        Line(text, $"");
        Line(text, $"## Most valuable edits");
        Line(text, $"");
        if (review.Improvements.Count == 0)
        {
            Line(text, $"No blocking improvements.");
        }

        for (var i = 0; i < review.Improvements.Count; i++)
        {
            var improvement = review.Improvements[i];
            Line(text, $"{i + 1}. {At(model, link, improvement.Span)}: {improvement.Message} (+{improvement.Gain:0.0} points){(improvement.FixTitle is { } fix ? $" Fix: {fix}." : "")}");
        }

        foreach (var answer in review.Answers)
        {
            Line(text, $"");
            Line(text, $"## {answer.Question}");
            Line(text, $"");
            Line(text, $"**{Capital(answer.Verdict)}.** {answer.Text}");
            if (answer.Evidence.Count > 0)
            {
                Line(text, $"");
            }

            foreach (var evidence in answer.Evidence)
            {
                Line(text, $"- {At(model, link, evidence.Span)}: {evidence.Text}");
            }
        }

        Line(text, $"");
        Line(text, $"## Checklist");
        Line(text, $"");
        foreach (var item in review.Checklist)
        {
            Line(text, $"- [{(item.IsTrue == true ? "x" : " ")}] {item.Text} ({item.Reason})");
        }

        return text.ToString();
    }

    private static string Score(DocumentReview review) => string.Create(CultureInfo.InvariantCulture, $"{review.Score:0.0} of 10, {review.Band} ({review.Points:0.00} of 100 points)");

    private static string At(DocumentModel model, TextSpan span) => $"line {model.Document.Text.GetLineAt(span.Start) + 1}";

    private static string At(DocumentModel model, Func<int, string>? link, TextSpan span) =>
        link is null ? At(model, span) : $"[{At(model, span)}]({link(model.Document.Text.GetLineAt(span.Start) + 1)})";

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
