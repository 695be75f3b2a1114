using Postmortem.Analysis.Text;
using Postmortem.Protocol;
using Range = Postmortem.Protocol.Range;

namespace Postmortem.LanguageServer;

/// <summary>From the protocol's places to the domain's.</summary>
internal static class FromProtocol
{
    /// <summary>
    /// A column past the end of its line is the end of the line. The line behind the last one is the end of the text, since some
    /// clients mean the whole text by it; any other line outside is none.
    /// </summary>
    public static int? FindOffset(SourceText text, Position position) =>
        position.Line == text.LineCount ? text.Length : text.FindOffset(position.Line, position.Character);

    public static TextSpan? FindSpan(SourceText text, Range range) =>
        FindOffset(text, range.Start) is { } start && FindOffset(text, range.End) is { } end && start <= end
            ? TextSpan.FromBounds(start, end)
            : null;
}
