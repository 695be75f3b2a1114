using Postmortem.LanguageServer.Commands;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class FormEndpoint() : ReadEndpoint<FormParams, FormResult>(static json => json.FormParams, static json => json.FormResult)
{
    public override string Method => "postmortem/form";

    protected override ValueTask<FormResult?> Answer(FormParams parameters, Request request) => new(Forms.Describe(parameters, request));
}
