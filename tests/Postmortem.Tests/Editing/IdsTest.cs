using Postmortem.Analysis.Editing;

namespace Postmortem.Tests.Editing;

public sealed class IdsTest
{
    [Theory]
    [InlineData("COE-{year}-{number:3}", "", "COE-2026-001")]
    [InlineData("COE-{year}-{number:3}", "COE-2026-003 COE-2025-017 coe-2026-002", "COE-2026-004")]
    [InlineData("INC-{date}-{number:3}", "INC-2026-03-17-001 INC-2026-03-16-009", "INC-2026-03-17-002")]
    [InlineData("I-{number}", "I-9 I-10x I-99999999999", "I-10")]
    [InlineData("FIXED", "FIXED", "FIXED")]
    public void The_next_number_counts_within_what_stands_before_it(string format, string taken, string expected) =>
        Assert.Equal(expected, Ids.Next(format, new DateOnly(2026, 3, 17), taken.Split(' ')));

    [Theory]
    [InlineData("", "AI-001")]
    [InlineData("AI-001 AI-002", "AI-003")]
    [InlineData("1 2 3", "4")]
    [InlineData("AI-007 AI-002 x", "AI-008")]
    [InlineData("AI-099", "AI-100")]
    [InlineData("A-5 B-1", "B-2")]
    public void The_next_id_is_written_like_the_last_one(string ids, string expected) =>
        Assert.Equal(expected, Ids.NextLike(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), "AI-001"));
}
