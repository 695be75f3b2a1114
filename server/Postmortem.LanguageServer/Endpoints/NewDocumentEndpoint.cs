using Postmortem.LanguageServer.Commands;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class NewDocumentEndpoint() : ReadEndpoint<NewDocumentParams, NewDocumentResult>(static json => json.NewDocumentParams, static json => json.NewDocumentResult)
{
    public override string Method => "postmortem/new";

    protected override ValueTask<NewDocumentResult?> Answer(NewDocumentParams parameters, Request request) =>
        new(NewPostMortem.Create(parameters, request.Client.HasCustomRequests, request));
}
