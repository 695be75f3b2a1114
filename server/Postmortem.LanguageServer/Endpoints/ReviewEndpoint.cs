using System.Globalization;
using Postmortem.Analysis.Review;
using Postmortem.JsonRpc;
using Postmortem.LanguageServer.Commands;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>The review of a document as Markdown whose places are links to its lines.</summary>
internal sealed class ReviewEndpoint() : ReadEndpoint<ReviewParams, ReviewResult>(static json => json.ReviewParams, static json => json.ReviewResult)
{
    public override string Method => "postmortem/review";

    protected override ValueTask<ReviewResult?> Answer(ReviewParams parameters, Request request)
    {
        var analysis = Sources.Get(request.Snapshot, parameters.Uri).Analysis;
        if (!analysis.Model.IsPostMortem)
        {
            throw new RpcException(ErrorCodes.RequestFailed, "This file is not read as a post-mortem. Treat it as one first.");
        }

        var review = Reviewer.Review(analysis);
        var markdown = ReviewText.Markdown(review, analysis.Model, parameters.Uri, line => string.Create(CultureInfo.InvariantCulture, $"{parameters.Uri}#L{line}"));
        return new(new ReviewResult(markdown, review.Score, review.Band));
    }
}
