using System.Text.Json;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.LanguageServer.Commands;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>What can be done at a place. What it changes is worked out when the client asks for it, where it can ask.</summary>
internal sealed class CodeActionEndpoint()
    : DocumentEndpoint<CodeActionParams, IReadOnlyList<CodeAction>>(static json => json.CodeActionParams, static json => json.CodeActions)
{
    public override string Method => "textDocument/codeAction";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with
    {
        CodeActionProvider = new CodeActionOptions
        {
            CodeActionKinds = [CodeActionKinds.QuickFix, CodeActionKinds.RefactorRewrite, CodeActionKinds.SourceFixAll],
            ResolveProvider = true,
        },
    };

    protected override TextDocumentIdentifier DocumentOf(CodeActionParams parameters) => parameters.TextDocument;

    protected override IReadOnlyList<CodeAction>? Answer(CodeActionParams parameters, OpenDocument document, Request request)
    {
        const int Automatic = 2;
        var only = parameters.Context.Only;
        var actions = CodeActionList.In(document.Analysis, Request.SpanOf(document, parameters.Range), new ActionRequest(
            parameters.Context.TriggerKind == Automatic,
            request.Client.HasDisabledActions,
            kind => only is not { Count: > 0 } || only.Any(o => Covers(o, KindOf(kind)))));
        return [.. actions.Select(action => Convert(action, parameters, document, request))];
    }

    public static string KindOf(ActionKind kind) => kind switch
    {
        ActionKind.QuickFix => CodeActionKinds.QuickFix,
        ActionKind.FixAll => CodeActionKinds.SourceFixAll,
        _ => CodeActionKinds.RefactorRewrite,
    };

    /// <summary>Kinds are hierarchical: "source" asks for "source.fixAll.postmortem" too.</summary>
    private static bool Covers(string wanted, string kind) => kind == wanted || (kind.StartsWith(wanted, StringComparison.Ordinal) && kind[wanted.Length] == '.') || wanted.Length == 0;

    private static CodeAction Convert(DocumentAction action, CodeActionParams parameters, OpenDocument document, Request request)
    {
        var converted = new CodeAction
        {
            Title = action.Title,
            Kind = KindOf(action.Kind),
            IsPreferred = action.IsPreferred ? true : null,
            Disabled = action.Disabled is { } reason ? new CodeActionDisabled(reason) : null,
            Diagnostics = action.Finding is { } finding ? DiagnosticsOf(finding, parameters, document) : null,
        };
        if (action.Disabled is not null)
        {
            return converted;
        }

        if (action.RuleToTurnOff is { } rule)
        {
            return converted with { Command = CommandFor(action.Title, AllCommands.IgnoreInWorkspace, document.Uri, rule) };
        }

        if (action.WordingToAllow is { } wording)
        {
            return converted with { Command = CommandFor(action.Title, AllCommands.AllowWording, document.Uri, wording) };
        }

        return request.Client.CanResolveActions
            ? converted with { Data = JsonSerializer.SerializeToElement(new CodeActionData(document.Uri, document.Version, action.Key), LspJson.Default.CodeActionData) }
            : converted with { Edit = CodeActionEdits.Of(document, action.Key, request.Client, request.Cancellation) };
    }

    public static Command CommandFor(string title, string name, params ReadOnlySpan<string> arguments) => new()
    {
        Title = title,
        Name = name,
        Arguments = [.. arguments.ToArray().Select(a => JsonSerializer.SerializeToElement(a, LspJson.Default.String))],
    };

    /// <summary>Those of the client's diagnostics that the action mends.</summary>
    private static Diagnostic[]? DiagnosticsOf(Analysis.Rules.Finding finding, CodeActionParams parameters, OpenDocument document)
    {
        var range = ToProtocol.Range(document.Document.Text, finding.Span);
        var mended = parameters.Context.Diagnostics?.Where(d => d.Range == range && d.Code is { ValueKind: JsonValueKind.String } code && code.ValueEquals(finding.Rule.Code)).ToArray();
        return mended is { Length: > 0 } ? mended : null;
    }
}
