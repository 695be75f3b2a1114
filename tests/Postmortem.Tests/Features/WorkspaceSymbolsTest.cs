using Postmortem.Analysis.Features;
using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Features;

public sealed class WorkspaceSymbolsTest
{
    [Theory]
    [InlineData("", "INC-1: Cards fail; COE-2026-001: Cards; INC-1")]
    [InlineData("coe", "COE-2026-001: Cards")]
    [InlineData("ai2", "AI-002")]
    [InlineData("cf", "INC-1: Cards fail")]
    [InlineData("zzz", "")]
    public void Documents_and_action_items_are_found_by_some_of_their_letters(string query, string expected)
    {
        var workspace = new WorkspaceFacts
        {
            Documents =
            [
                new WorkspaceDocument("a.md", "post-mortem", "Cards fail", "INC-1", null, ["INC-1", "AI-001", "AI-002"]),
                new WorkspaceDocument("b.md", "coe", "COE-2026-001: Cards", "INC-1", "COE-2026-001", []),
            ],
        };
        Assert.Equal(expected, string.Join("; ", WorkspaceSymbols.Find(workspace, query).Select(s => s.Name)));
    }
}
