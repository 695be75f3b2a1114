using System.Globalization;
using System.Text.Json;
using Postmortem.Analysis.Features.CodeActions;
using Postmortem.LanguageServer.Commands;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Endpoints;

/// <summary>What can be done at a place. What it changes is worked out when the client asks for it, where it can ask.</summary>
internal sealed class CodeActionEndpoint()
    : DocumentEndpoint<CodeActionParams, IReadOnlyList<object>>(static json => json.CodeActionParams, static json => json.EitherOr)
{
    /// <summary>Of all actions that are listed with their edits. Sorting a long timeline mends each of its rows, and would be written down for each.</summary>
    private const int MostEdits = 5000;

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

    protected override IReadOnlyList<object>? Answer(CodeActionParams parameters, OpenDocument document, Request request)
    {
        const int Automatic = 2;
        var only = parameters.Context.Only;
        var actions = CodeActionList.In(document.Analysis, Request.SpanOf(document, parameters.Range), new ActionRequest(
            parameters.Context.TriggerKind == Automatic,
            request.Client.HasDisabledActions,
            kind => only is not { Count: > 0 } || only.Any(o => Covers(o, KindOf(kind)))));
        var list = new List<object>(actions.Count);
        var room = MostEdits;
        foreach (var action in actions)
        {
            request.Cancellation.ThrowIfCancellationRequested();
            if (Convert(action, parameters, document, request, ref room) is { } converted)
            {
                list.Add(request.Client.HasActionLiterals ? converted : converted.Command!);
            }
        }

        return list;
    }

    public static string KindOf(ActionKind kind) => kind switch
    {
        ActionKind.QuickFix => CodeActionKinds.QuickFix,
        ActionKind.FixAll => CodeActionKinds.SourceFixAll,
        _ => CodeActionKinds.RefactorRewrite,
    };

    /// <summary>Kinds are hierarchical: "source" asks for "source.fixAll.postmortem" too.</summary>
    private static bool Covers(string wanted, string kind) => kind == wanted || (kind.StartsWith(wanted, StringComparison.Ordinal) && kind[wanted.Length] == '.') || wanted.Length == 0;

    /// <summary>Null for what this client has no way to do.</summary>
    private static CodeAction? Convert(DocumentAction action, CodeActionParams parameters, OpenDocument document, Request request, ref int room)
    {
        var client = request.Client;
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
            return client.HasActionLiterals ? converted : null;
        }

        if (CommandOf(action, document) is { } command)
        {
            return client.CanApplyEdits ? converted with { Command = command } : null;
        }

        if (client is { CanResolveActions: true, HasActionLiterals: true })
        {
            return converted with { Data = JsonSerializer.SerializeToElement(new CodeActionData(document.Uri, document.Version, action.Key), LspJson.Default.CodeActionData) };
        }

        // To mend everything takes as long as several analyses: at once only for somebody who asks for nothing else.
        var edits = action.FixAll is null && room > 0 ? action.Edits?.Invoke() : null;
        room -= edits?.Count ?? 0;
        if (client.HasActionLiterals && (edits is not null || (action.Kind == ActionKind.FixAll && parameters.Context.Only is [_])))
        {
            return converted with { Edit = CodeActionEdits.Of(document, action, edits, client, request.Cancellation) };
        }

        return client.CanApplyEdits ? converted with { Command = CommandFor(action.Title, AllCommands.ApplyAction, document.Uri, action.Key, document.Version.ToString(CultureInfo.InvariantCulture)) } : null;
    }

    private static Command? CommandOf(DocumentAction action, OpenDocument document) =>
        action.RuleToTurnOff is { } rule ? CommandFor(action.Title, AllCommands.IgnoreInWorkspace, document.Uri, rule)
        : action.WordingToAllow is { } wording ? CommandFor(action.Title, AllCommands.AllowWording, document.Uri, wording)
        : null;

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
