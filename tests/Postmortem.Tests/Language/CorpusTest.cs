using Postmortem.Analysis.Profiles;
using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

/// <summary>
/// Labelled sentences of real post-mortems, in a folder outside of the project that POSTMORTEM_CORPUS names. Without it there is
/// nothing to measure, and the measurement is not part of the tests.
/// </summary>
public sealed class CorpusTest
{
    private static string? Folder => Environment.GetEnvironmentVariable("POSTMORTEM_CORPUS");

    [Fact(Explicit = true)]
    public void Labelled_sentences_are_judged_as_a_reader_judges_them()
    {
        Assert.NotNull(Folder);
        int right = 0, wrong = 0, missed = 0;
        foreach (var row in File.ReadLines(Path.Combine(Folder, "blame-labels.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            var found = Find(row[1], from: RuleLevel.Info).Length > 0;
            var blames = row[0] != "ok";
            right += found && blames ? 1 : 0;
            wrong += found && !blames ? 1 : 0;
            missed += !found && blames ? 1 : 0;
        }

        Assert.InRange(right / (double)(right + wrong), 0.95, 1);
        Assert.InRange(right / (double)(right + missed), 0.92, 1);
    }
}
