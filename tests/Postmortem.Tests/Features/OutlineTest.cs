using Postmortem.Analysis.Features;

namespace Postmortem.Tests.Features;

public sealed class OutlineTest
{
    [Fact]
    public void Sections_nest_and_say_what_is_in_them() => Check(
        """
        # Post-Mortem: X

        - **Severity:** SEV-2

        ## Executive Summary

        ## Timeline

        - 14:25 UTC - Errors
        - 14:30 UTC - Alert

        ## Resolution

        ### Long-term Fix

        [How it was repaired]

        ## Action Items

        | ID | Action | Owner | Status |
        | --- | --- | --- | --- |
        | AI-001 | Cap it | @dana | Open |
        | AI-002 | Try it | @kim | Done |
        """,
        """
        Post-Mortem: X
          Severity = SEV-2
          Executive Summary (empty)
          Timeline (2 events)
          Resolution (incomplete)
            Long-term Fix (incomplete)
          Action Items (2 actions, 1 open)
            AI-001: Cap it (@dana)
            AI-002: Try it (@kim)
        """);

    [Fact]
    public void An_empty_document_has_no_outline() => Assert.Empty(Outline.Of(Subject.Analyze("")));

    [Fact]
    public void Other_documents_are_left_to_the_editor() => Assert.Empty(Outline.Of(Subject.Analyze("# Read me\n\n## Usage\n", kind: null)));

    private static void Check(string text, string expected)
    {
        var analysis = Subject.Analyze(text);
        var outline = Outline.Of(analysis);
        Nest(outline, new(0, text.Length));
        Assert.Equal(Subject.Lines(expected), string.Join('\n', Render(outline, "")));
    }

    private static IEnumerable<string> Render(IReadOnlyList<Symbol> symbols, string indent) => symbols.SelectMany(s =>
        Render(s.Children, indent + "  ").Prepend(indent + s.Name + (s.Detail is null ? "" : s.Kind == SymbolKind.Field ? $" = {s.Detail}" : $" ({s.Detail})")));

    /// <summary>Clients reject symbols whose name is outside of them, and show those badly that overlap their parent's end.</summary>
    private static void Nest(IReadOnlyList<Symbol> symbols, Analysis.Text.TextSpan outer)
    {
        foreach (var symbol in symbols)
        {
            Assert.True(symbol.Span.Start >= outer.Start && symbol.Span.End <= outer.End, symbol.Name);
            Assert.True(symbol.NameSpan.Start >= symbol.Span.Start && symbol.NameSpan.End <= symbol.Span.End, symbol.Name);
            Nest(symbol.Children, symbol.Span);
        }
    }
}
