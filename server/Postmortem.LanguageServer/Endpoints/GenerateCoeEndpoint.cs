using Postmortem.LanguageServer.Commands;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class GenerateCoeEndpoint() : ReadEndpoint<GenerateCoeParams, GenerateCoeResult>(static json => json.GenerateCoeParams, static json => json.GenerateCoeResult)
{
    public override string Method => "postmortem/generateCoe";

    protected override ValueTask<GenerateCoeResult?> Answer(GenerateCoeParams parameters, Request request) => new(Coe.Generate(parameters.Uri, request));
}
