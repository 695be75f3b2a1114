using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Syntax;
using Postmortem.Authoring.Mend;
using Postmortem.JsonRpc;
using Postmortem.LanguageServer.Files;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Commands;

/// <summary>Turns a rule off or allows a wording for everybody who works on the folder, in its `config.yaml`, after the user has seen the change.</summary>
internal static class Ignore
{
    private const string Annotation = "config";

    public static WorkspaceEdit InWorkspace(string uri, string code, Request request)
    {
        if (AllRules.Find(code) is null)
        {
            throw new RpcException(ErrorCodes.InvalidParams, $"There is no rule {code}.");
        }

        return Change(uri, config => ConfigEdit.SetRuleLevel(config, code, "off"), $"Turn {code} off for this workspace", request);
    }

    public static WorkspaceEdit Allow(string uri, string wording, Request request) => wording.Trim().Length == 0
        ? throw new RpcException(ErrorCodes.InvalidParams, "There are no words to allow.")
        : Change(uri, config => ConfigEdit.AllowWording(config, wording.Trim()), $"Allow \"{wording.Trim()}\" in this workspace", request);

    private static WorkspaceEdit Change(string uri, Func<string, Analysis.Text.TextEdit> edits, string label, Request request)
    {
        var client = request.Client;
        var folder = Sources.FolderOf(request.Snapshot, uri);
        var target = $"{folder.Uri}/{DataFolder.Name}/{DataFolder.Config}";
        var open = request.Snapshot.Find(target);
        var text = open?.Document.Text.ToString() ?? (folder.Path is { } path ? DataFolder.TryRead(Path.Combine(path, DataFolder.Name, DataFolder.Config), int.MaxValue) : null);
        var change = edits(text ?? "");
        if (text is null)
        {
            return NewFile.Edit(target, change.NewText, client);
        }

        var edit = ToProtocol.Edit(Document.Parse(text).Text, change);
        if (!client.HasDocumentChanges)
        {
            return new WorkspaceEdit { Changes = new Dictionary<string, IReadOnlyList<TextEdit>> { [target] = [edit] } };
        }

        var result = new WorkspaceEdit { DocumentChanges = [DocumentChange.Edit(target, open?.Version, [client.HasChangeAnnotations ? edit with { AnnotationId = Annotation } : edit])] };
        return client.HasChangeAnnotations
            ? result with { ChangeAnnotations = new Dictionary<string, ChangeAnnotation> { [Annotation] = new() { Label = label, NeedsConfirmation = true } } }
            : result;
    }
}
