using Postmortem.Analysis;
using Postmortem.Analysis.Language;
using Postmortem.Analysis.Model.Reading;

namespace Postmortem.App;

/// <summary>
/// Reads what the analysis needs on other cores while arguments and files are being read: that is half of the time
/// that a short command takes.
/// </summary>
internal static class Knowledge
{
    private static readonly string[] Readers = ["check", "fix", "review", "inspect", "coe", "new", "actions", "impact"];

    private static readonly string[] Checkers = ["check", "fix", "review"];

    public static void ReadAhead(string verb)
    {
        if (Environment.ProcessorCount < 2)
        {
            return;
        }

        if (Readers.Contains(verb))
        {
            Begin(static () => _ = ReadingWords.Default);
        }

        if (Checkers.Contains(verb))
        {
            Begin(LanguageKnowledge.WarmUp);
        }
    }

    private static void Begin(Action read) => new Thread(() =>
    {
        try
        {
            read();
        }
        catch (Exception e)
        {
            // Whoever needs it will meet the same exception in a place where it can be told.
            Bug.Report("What is part of the program could not be read.", e);
        }
    })
    { IsBackground = true }.Start();
}
