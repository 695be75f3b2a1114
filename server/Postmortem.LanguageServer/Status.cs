using Postmortem.Analysis.Review;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer;

/// <summary>Tells the product's own client what kind of document it shows and how complete it is.</summary>
internal static class Status
{
    /// <summary>In a longer document the score is asked for by a review, and not at every pause in typing.</summary>
    private const int LongestScored = 2000;

    public static void Send(OpenDocument document, Publisher.Shown shown, Server server)
    {
        if (!server.Snapshot.Client.HasCustomRequests)
        {
            return;
        }

        var model = document.Analysis.Model;
        var status = new StatusParams
        {
            Uri = document.Uri,
            Kind = model.Kind,
            Title = model.Profile?.Title ?? (model.IsPostMortem ? "Post-mortem" : null),
            Complete = model.Profile is null ? null : model.Completeness.Complete,
            Required = model.Profile is null ? null : model.Completeness.Required,
            Missing = model.Profile is null ? null : model.Completeness.Missing,
            Score = model.IsPostMortem && model.Document.Text.LineCount <= LongestScored ? Reviewer.Review(document.Analysis).Score : null,
        };
        var key = $"{status.Kind}/{status.Complete}/{status.Required}/{string.Join(',', status.Missing ?? [])}/{status.Score}";
        if (shown.Status != key)
        {
            shown.Status = key;
            server.Peer.Notify("postmortem/status", status, LspJson.Default.StatusParams);
        }
    }
}
