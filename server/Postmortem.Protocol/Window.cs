using System.Text.Json;

namespace Postmortem.Protocol;

internal enum MessageType
{
    Error = 1,
    Warning = 2,
    Info = 3,
    Log = 4,
}

internal sealed record ShowMessageParams(MessageType Type, string Message);

internal sealed record LogMessageParams(MessageType Type, string Message);

internal sealed record ShowMessageRequestParams(MessageType Type, string Message, IReadOnlyList<MessageActionItem>? Actions);

internal sealed record MessageActionItem(string Title);

internal sealed record ShowDocumentParams
{
    public required string Uri { get; init; }

    public bool? External { get; init; }

    public bool? TakeFocus { get; init; }

    public Range? Selection { get; init; }
}

internal sealed record ShowDocumentResult(bool Success);

internal sealed record WorkDoneProgressCreateParams(string Token);

/// <summary>One step of progress; which properties are there depends on <see cref="WorkDoneProgress.Kind"/>.</summary>
internal sealed record ProgressParams(JsonElement Token, WorkDoneProgress Value);

internal sealed record WorkDoneProgress
{
    /// <summary>"begin", "report" or "end".</summary>
    public required string Kind { get; init; }

    public string? Title { get; init; }

    public bool? Cancellable { get; init; }

    public string? Message { get; init; }

    public int? Percentage { get; init; }
}

internal sealed record WorkDoneProgressCancelParams(JsonElement Token);

internal sealed record ExecuteCommandParams
{
    public required string Command { get; init; }

    public IReadOnlyList<JsonElement>? Arguments { get; init; }

    public JsonElement? WorkDoneToken { get; init; }
}

internal sealed record ApplyWorkspaceEditParams
{
    public string? Label { get; init; }

    public required WorkspaceEdit Edit { get; init; }
}

internal sealed record ApplyWorkspaceEditResult
{
    public bool Applied { get; init; }

    public string? FailureReason { get; init; }
}
