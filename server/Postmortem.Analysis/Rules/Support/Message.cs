using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>How far an incident has come in the words of a status page, in the order in which they follow each other.</summary>
internal enum UpdateState
{
    /// <summary>The message says none.</summary>
    None,
    Investigating,
    Identified,
    Monitoring,
    Resolved,
}

internal enum MessageKind
{
    /// <summary>An entry of a status page, or another short notice.</summary>
    Update,

    /// <summary>A letter to customers.</summary>
    Mail,

    /// <summary>What was told within the company.</summary>
    Internal,
}

/// <summary>What was told to others while an incident went on or after it, as far as the document quotes it.</summary>
/// <param name="Span">All of it.</param>
/// <param name="Head">What a finding about the whole of it points at: its first words.</param>
/// <param name="FirstBlock">Of the blocks that it stands in; <paramref name="EndBlock"/> is behind the last.</param>
/// <param name="HasStamp">It begins with a time.</param>
internal sealed record Message(MessageKind Kind, UpdateState State, TextSpan Span, TextSpan Head, int FirstBlock, int EndBlock, bool HasStamp)
{
    /// <summary>Index of the section that all messages of one account stand in.</summary>
    public required int Home { get; init; }

    /// <summary>It tells what has been, and not what is going on.</summary>
    public bool IsInRetrospect => Kind == MessageKind.Mail || State == UpdateState.Resolved;

    public bool IsForCustomers => Kind != MessageKind.Internal;
}

/// <summary>A state that a row of the timeline says the status page was set to.</summary>
/// <param name="Entry">Index of the row.</param>
internal sealed record StateChange(UpdateState State, TextSpan Span, string Text, int Entry);
