namespace Postmortem.Analysis.Language;

/// <summary>What a stretch of prose is to the language engine.</summary>
internal enum TokenKind : byte
{
    Word,
    Number,

    /// <summary>An at-handle or a mailbox-like login: always a person or a group.</summary>
    Handle,

    /// <summary>A code span, a double-quoted span, a URL, a placeholder: opaque, and never a person.</summary>
    Code,
    Quote,
    Url,
    Placeholder,

    Comma,
    Semicolon,
    Colon,
    Dash,
    Stop,
    Question,
    Exclamation,
    Open,
    Close,
    Slash,
    Arrow,
    Symbol,

    /// <summary>A line that starts anew inside one block, such as a hard break or a label.</summary>
    Break,
}

[Flags]
internal enum TokenShape : byte
{
    None = 0,
    Capitalised = 1,
    AllCaps = 2,
    HasDigit = 4,

    /// <summary>The token follows the previous one without white space between them.</summary>
    Attached = 8,
    Possessive = 16,

    /// <summary>The token stands inside single quotes on its own, as scare quotes do.</summary>
    ScareQuoted = 32,
    Emphasised = 64,
}

/// <summary>One token; offsets are relative to the block's text.</summary>
internal readonly record struct Token(int Start, int Length, TokenKind Kind, TokenShape Shape, int Word)
{
    public int End => Start + Length;

    public bool Is(TokenShape shape) => (Shape & shape) != 0;
}
