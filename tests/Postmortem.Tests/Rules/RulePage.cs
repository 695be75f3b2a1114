using System.Runtime.CompilerServices;
using System.Text;
using Postmortem.Analysis.Editing;

namespace Postmortem.Tests.Rules;

/// <summary>The page of a rule as a test reads it: its headings and the blocks of post-mortem text that are checked.</summary>
internal sealed class RulePage
{
    private readonly List<string> _lines;
    private bool _isRewritten;

    private RulePage(string path)
    {
        Path = path;
        _lines = [.. File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n')];
        string heading = "";
        for (var i = 0; i < _lines.Count; i++)
        {
            if (_lines[i].StartsWith("## ", StringComparison.Ordinal))
            {
                heading = _lines[i][3..].Trim();
                Headings.Add(heading);
            }
            else if (_lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var fence = new string('`', _lines[i].TakeWhile(c => c == '`').Count());
                var end = _lines.FindIndex(i + 1, l => l == fence);
                Assert.True(end > 0, $"{path}: a code block is not closed");
                var info = _lines[i][fence.Length..].Trim();
                if (info.StartsWith("markdown", StringComparison.Ordinal))
                {
                    Blocks.Add(new PageBlock(heading, info["markdown".Length..].Trim(), i + 1, end));
                }

                i = end;
            }
        }
    }

    public static string Folder { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "../../../server/Postmortem.Analysis/Rules"));

    public string Path { get; }

    public List<string> Headings { get; } = [];

    public List<PageBlock> Blocks { get; } = [];

    public string Title => _lines[0];

    public string Text => string.Join('\n', _lines);

    public string FirstParagraph => _lines.Skip(1).SkipWhile(l => l.Length == 0).FirstOrDefault() ?? "";

    public static string PathOf(string code) => System.IO.Path.Combine(Folder, string.Concat(code.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])) + ".md");

    public static RulePage Read(string code) => new(PathOf(code));

    /// <summary>The block's lines without those that say what must be found.</summary>
    public string TextOf(PageBlock block) => string.Join('\n', LinesOf(block).Where(l => !IsCarets(l)));

    public string MarkedTextOf(PageBlock block) => string.Join('\n', LinesOf(block));

    /// <summary>Writes new lines in the place of a block's.</summary>
    private void Replace(PageBlock block, string marked)
    {
        var lines = marked.Split('\n');
        _lines.RemoveRange(block.First, block.End - block.First);
        _lines.InsertRange(block.First, lines);
        var by = lines.Length - (block.End - block.First);
        for (var i = 0; i < Blocks.Count; i++)
        {
            if (Blocks[i].First > block.First)
            {
                Blocks[i] = Blocks[i] with { First = Blocks[i].First + by, End = Blocks[i].End + by };
            }
            else if (Blocks[i].First == block.First)
            {
                Blocks[i] = Blocks[i] with { End = Blocks[i].End + by };
            }
        }
    }

    /// <summary>Whether carets and texts after a fix are written anew instead of compared.</summary>
    private static bool Rewrites => Environment.GetEnvironmentVariable("POSTMORTEM_REWRITE") == "1";

    /// <summary>Every block says with carets exactly what all rules find in it.</summary>
    public void CheckBlocks()
    {
        for (var i = 0; i < Blocks.Count; i++)
        {
            CompareOrRewrite(Blocks[i], MarkedTextOf(Blocks[i]), Page.Mark(TextOf(Blocks[i])));
        }

        FailIfRewritten();
    }

    /// <summary>The first fix of the rule's first finding turns each "before" into the "after" that follows it.</summary>
    public void CheckFixes(string code)
    {
        var pairs = Blocks.Where(b => b.Heading == "Fix").ToList();
        Assert.True(pairs.Count % 2 == 0 && Headings.Contains("Fix") == pairs.Count > 0, "Under Fix stand pairs of before and after.");
        for (var i = 0; i < pairs.Count; i += 2)
        {
            var (before, after) = (Blocks[Blocks.IndexOf(pairs[i])], Blocks[Blocks.IndexOf(pairs[i + 1])]);
            Assert.Equal(("before", "after"), (before.Role, after.Role));
            var analysis = Page.Analyze(TextOf(before));
            var finding = analysis.Findings.FirstOrDefault(f => f.Rule.Code == code);
            Assert.NotNull(finding);
            var fix = finding.Rule.Fixes(finding, analysis.Model, analysis.Context.Rules).FirstOrDefault();
            Assert.NotNull(fix);
            var actual = Edits.Apply(TextOf(before), fix.Edits);
            if (actual != TextOf(after))
            {
                CompareOrRewrite(after, TextOf(after), Rewrites ? Page.Mark(actual) : actual);
            }
        }

        FailIfRewritten();
    }

    private void CompareOrRewrite(PageBlock block, string expected, string actual)
    {
        if (!Rewrites)
        {
            Assert.Equal(expected, actual);
        }
        else if (actual != expected)
        {
            Replace(block, actual);
            _isRewritten = true;
        }
    }

    private void FailIfRewritten()
    {
        if (_isRewritten)
        {
            Save();
            Assert.Fail($"{Path} was rewritten; read the difference.");
        }
    }

    private void Save() => File.WriteAllText(Path, Text);

    /// <summary>A line of carets and the code of a rule.</summary>
    public static bool IsCarets(string line)
    {
        var trimmed = line.TrimStart();
        var carets = trimmed.TakeWhile(c => c == '^').Count();
        return carets > 0 && trimmed.Length > carets + 1 && trimmed[carets] == ' ' && trimmed.AsSpan(carets + 1).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz-") < 0;
    }

    private IEnumerable<string> LinesOf(PageBlock block) => _lines.Skip(block.First).Take(block.End - block.First);

    private static string Here([CallerFilePath] string path = "") => System.IO.Path.GetDirectoryName(path)!;
}

/// <param name="Heading">The heading that the block stands under.</param>
/// <param name="Role">"before" or "after" under Fix, else empty.</param>
/// <param name="First">Index of the first line inside the fence.</param>
/// <param name="End">Index of the closing fence.</param>
internal sealed record PageBlock(string Heading, string Role, int First, int End);

/// <summary>Findings as lines of carets under the text that they are about.</summary>
internal static class Carets
{
    public static string Mark(string text, IEnumerable<(int Start, int Length, string Code)> findings)
    {
        var result = new StringBuilder();
        var all = findings.OrderBy(f => f.Start).ThenBy(f => f.Code, StringComparer.Ordinal).ToList();
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            result.Append(line).Append('\n');
            foreach (var finding in all.Where(f => f.Start >= start && f.Start <= start + line.Length))
            {
                var length = Math.Clamp(Math.Min(finding.Length, start + line.Length - finding.Start), 1, 500);
                result.Append(' ', finding.Start - start).Append('^', length).Append(' ').Append(finding.Code).Append('\n');
            }

            start += line.Length + 1;
        }

        return result.ToString()[..^1];
    }
}
