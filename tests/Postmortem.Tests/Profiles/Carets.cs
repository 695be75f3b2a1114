using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Profiles;

/// <summary>Problems written under the text: a line of carets, then the message.</summary>
internal static class Carets
{
    public static (string Text, string Marked) Split(string marked)
    {
        marked = marked.ReplaceLineEndings("\n");
        return (string.Join('\n', marked.Split('\n').Where(l => !l.TrimStart().StartsWith('^'))), marked);
    }

    public static string Render(string text, IEnumerable<ProfileProblem> problems)
    {
        var lines = text.Split('\n');
        var output = new List<string>();
        var start = 0;
        var sorted = problems.OrderBy(p => p.Span.Start).ToList();
        foreach (var line in lines)
        {
            output.Add(line);
            foreach (var problem in sorted.Where(p => p.Span.Start >= start && p.Span.Start <= start + line.Length))
            {
                var width = Math.Max(1, Math.Min(problem.Span.Length, start + line.Length - problem.Span.Start));
                output.Add(new string(' ', problem.Span.Start - start) + new string('^', width) + " " + problem.Message);
            }

            start += line.Length + 1;
        }

        return string.Join('\n', output);
    }
}
