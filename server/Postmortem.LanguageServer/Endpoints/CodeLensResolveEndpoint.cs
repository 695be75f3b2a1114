using System.Text.Json;
using Postmortem.Analysis.Features;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>Works out the score for a lens that has come into view, of the document as it stands now.</summary>
internal sealed class CodeLensResolveEndpoint() : ReadEndpoint<CodeLens, CodeLens>(static json => json.CodeLens, static json => json.CodeLens)
{
    /// <summary>Known to the product's own client only; in others the lens tells the score and does nothing.</summary>
    private const string Review = "postmortem.review";

    public override string Method => "codeLens/resolve";

    protected override ValueTask<CodeLens?> Answer(CodeLens parameters, Request request)
    {
        if (parameters.Data is not { ValueKind: JsonValueKind.String } data || request.Snapshot.Find(data.GetString()!) is not { IsOutOfStep: false } document
            || !document.Analysis.Model.IsPostMortem)
        {
            return new(parameters with { Command = parameters.Command ?? new Command { Title = "", Name = "" } });
        }

        var lens = CodeLenses.Quality(document.Review, default);
        return new(parameters with
        {
            Command = request.Client.HasCustomRequests ? CodeActionEndpoint.CommandFor(lens.Title, Review, document.Uri) : new Command { Title = lens.Title, Name = "" },
        });
    }
}
