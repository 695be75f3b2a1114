using System.Globalization;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.Analysis.Review;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;
using Postmortem.LanguageServer.Commands;
using Postmortem.Protocol;
using Range = Postmortem.Protocol.Range;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>The review of a document, each line with its place; null for a document that is no post-mortem.</summary>
internal sealed class ReviewEndpoint() : ReadEndpoint<ReviewParams, ReviewResult>(static json => json.ReviewParams, static json => json.ReviewResult)
{
    public override string Method => "postmortem/review";

    protected override ValueTask<ReviewResult?> Answer(ReviewParams parameters, Request request)
    {
        var document = Sources.Get(request.Snapshot, parameters.Uri);
        if (!document.Analysis.Model.IsPostMortem)
        {
            return new((ReviewResult?)null);
        }

        var review = document.Review;
        return new(new ReviewResult
        {
            Uri = document.Uri,
            Version = document.Version,
            Title = document.Analysis.Model.Title?.Value is { Length: > 0 } title ? title : Sources.Name(document.Uri),
            Score = review.Score,
            Points = Math.Round(review.Points, 6),
            Band = review.Band,
            Gates = [.. review.Gates.Select(g => new ReviewLine(g.Reason, At(g.Span), Invariant($"at most {g.Cap:0}")))],
            Improvements = [.. review.Improvements.Select(i => new ReviewLine(i.Message, At(i.Span), Invariant($"+{i.Gain:0.0}"), FixOf(document, i)))],
            Questions = [.. review.Answers.Select(a => new ReviewQuestion(a.Question, a.Verdict, a.Text, At(a.Span), [.. a.Evidence.Select(e => new ReviewLine(e.Text, At(e.Span)))]))],
            Dimensions = [.. review.Dimensions.Select(d => new ReviewDimension(d.Name, Math.Round(d.Score, 6), d.Points, d.Told, d.Arithmetic, At(d.Span), LinesOf(d)))],
            Checklist = [.. review.Checklist.Select(c => new ReviewBox(c.Text, c.IsTrue, c.Reason, At(c.Span)))],
        });

        Range At(TextSpan span) => ToProtocol.Range(document.Document.Text, span);

        IReadOnlyList<ReviewLine> LinesOf(DimensionScore dimension) =>
            [.. dimension.Penalties.Where(p => p.Counts).Select(p => new ReviewLine(p.Finding.Message, At(p.Finding.Span), Invariant($"-{p.Points:0.00}")))];
    }

    /// <summary>Only for what the open document shows as a finding: an action is found again by its place.</summary>
    private static ReviewFix? FixOf(OpenDocument document, Improvement improvement) =>
        improvement is { ActionKey: { } key, FixTitle: { } name } ? new ReviewFix(name, new CodeActionData(document.Uri, document.Version, key))
        : improvement is { Finding: { } finding, FixTitle: { } title } && document.Analysis.Findings.Any(f => f.Rule == finding.Rule && f.Span == finding.Span)
            ? new ReviewFix(title, new CodeActionData(document.Uri, document.Version, QuickFixes.KeyOf("fix", finding, 0)))
            : null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
