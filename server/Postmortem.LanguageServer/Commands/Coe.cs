using Postmortem.Authoring.Generate;
using Postmortem.JsonRpc;
using Postmortem.Protocol;

namespace Postmortem.LanguageServer.Commands;

/// <summary>"Generate COE from RCA".</summary>
internal static class Coe
{
    public static GenerateCoeResult Generate(string uri, Request request)
    {
        var (snapshot, client) = (request.Snapshot, request.Client);
        var source = Sources.Get(snapshot, uri);
        var folder = Sources.FolderOf(snapshot, uri);
        var facts = Sources.FactsOf(snapshot, folder);
        var template = folder.DataFiles.GetValueOrDefault(CoeGenerator.TemplatePath);
        var now = request.Now;
        try
        {
            var coe = CoeGenerator.Generate(source.Analysis, facts, folder.Settings, now, template);
            if (Sources.Exists(snapshot, folder, coe.Path))
            {
                var free = WorkspacePath.Free(coe.Path, path => Sources.Exists(snapshot, folder, path));
                coe = CoeGenerator.Generate(source.Analysis, facts, folder.Settings, now, template, free);
            }

            var target = Sources.UriIn(folder, coe.Path);
            return new GenerateCoeResult(NewFile.Edit(target, coe.Text, client), target, coe.Message);
        }
        catch (GenerationException exception)
        {
            throw new RpcException(ErrorCodes.RequestFailed, Sentence(exception.Message));
        }
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + (text.EndsWith('.') ? "" : ".");
}
