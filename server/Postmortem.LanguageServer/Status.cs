using Postmortem.Protocol;

namespace Postmortem.LanguageServer;

/// <summary>Tells the product's own client what kind of document it shows, how complete it is and how good.</summary>
internal static class Status
{
    /// <param name="withScore">
    /// Works the score out. While somebody types the last one stands: a review counts every word, which is more than a key is worth.
    /// </param>
    public static void Send(OpenDocument document, Publisher.Shown shown, Server server, bool withScore)
    {
        if (!server.Snapshot.Client.HasCustomRequests)
        {
            return;
        }

        var model = document.Analysis.Model;
        if (withScore)
        {
            shown.Score = model.IsPostMortem ? document.Review.Score : null;
            shown.Scored = document;
        }

        var status = new StatusParams
        {
            Uri = document.Uri,
            Kind = model.Kind,
            Title = model.Profile?.Title ?? (model.IsPostMortem ? "Post-mortem" : null),
            Complete = model.Profile is null ? null : model.Completeness.Complete,
            Required = model.Profile is null ? null : model.Completeness.Required,
            Missing = model.Profile is null ? null : model.Completeness.Missing,
            Score = model.IsPostMortem ? shown.Score : null,
        };
        var key = $"{status.Kind}/{status.Complete}/{status.Required}/{string.Join(',', status.Missing ?? [])}/{status.Score}";
        if (shown.Status != key)
        {
            shown.Status = key;
            server.Peer.Notify("postmortem/status", status, LspJson.Default.StatusParams);
        }
    }
}
