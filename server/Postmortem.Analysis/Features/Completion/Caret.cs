using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Features.Completion;

/// <summary>The place where something is to be completed.</summary>
internal sealed class Caret
{
    private Caret(Analysis analysis, int offset, CompletionRequest request)
    {
        Analysis = analysis;
        Request = request;
        var line = Document.Text.GetLineAt(offset);
        LineStart = Document.Text.GetLineStart(line);
        Line = Document.Text.GetLine(line).TrimEnd('\r', '\n');
        Offset = Math.Clamp(offset, LineStart, LineStart + Line.Length);
        LineNumber = line;
        BlockIndex = Document.GetBlockAtLine(line);
        IsBehindBlock = line >= Document.GetStartLine(BlockIndex) + Block.LineCount - Block.BlankLinesAfter;
    }

    public Analysis Analysis { get; }

    public CompletionRequest Request { get; }

    public DocumentModel Model => Analysis.Model;

    public Document Document => Analysis.Model.Document;

    public Profile? Profile => field ??= Known.ProfileOf(Analysis);

    public int Offset { get; }

    public int LineNumber { get; }

    public int LineStart { get; }

    /// <summary>Without its line break.</summary>
    public string Line { get; }

    public int Column => Offset - LineStart;

    public string Before => Line[..Column];

    public string After => Line[Column..];

    public TextSpan LineSpan => new(LineStart, Line.Length);

    public int BlockIndex { get; }

    public Block Block => Document[BlockIndex];

    /// <summary>On one of the blank lines that follow the block.</summary>
    public bool IsBehindBlock { get; }

    public static Caret At(Analysis analysis, int offset, CompletionRequest request) => new(analysis, offset, request);

    public TextSpan Span(int fromColumn, int toColumn) => TextSpan.FromBounds(LineStart + fromColumn, LineStart + toColumn);
}
