using Postmortem.Analysis.Features;
using Postmortem.Protocol;
using SymbolKind = Postmortem.Protocol.SymbolKind;

namespace Postmortem.LanguageServer.Endpoints;

internal sealed class WorkspaceSymbolEndpoint()
    : ReadEndpoint<WorkspaceSymbolParams, IReadOnlyList<SymbolInformation>>(static json => json.WorkspaceSymbolParams, static json => json.SymbolInformations)
{
    public override string Method => "workspace/symbol";

    public override ServerCapabilities Declare(ServerCapabilities capabilities, Client client) => capabilities with { WorkspaceSymbolProvider = true };

    protected override ValueTask<IReadOnlyList<SymbolInformation>?> Answer(WorkspaceSymbolParams parameters, Request request) =>
        new(request.Snapshot.Workspace.Folders.SelectMany(folder => WorkspaceSymbols.Find(folder.Facts, parameters.Query).Select(symbol => new SymbolInformation
        {
            Name = symbol.Name,
            Kind = symbol.IsDocument ? SymbolKind.File : ToProtocol.EventKind(request.Client.WorkspaceSymbolKinds),
            Location = new Location(folder.UriOf(symbol.Path), default),
            ContainerName = symbol.Container,
        })).ToArray());
}
