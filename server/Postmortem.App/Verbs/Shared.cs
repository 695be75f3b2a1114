using System.CommandLine;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.App.Verbs;

/// <summary>Options that several verbs have, so that they are spelt and described the same.</summary>
internal static class Shared
{
    public static Option<string?> Kind() => new("--kind") { Description = "Read the document as this kind whatever it looks like.", HelpName = "KIND" };

    public static Option<string?> StdinName() => new("--stdin-filename") { Description = "The path that standard input counts as: for its kind, settings and messages.", HelpName = "FILE" };

    public static void CheckKind(string? kind, ProfileSet profiles)
    {
        if (kind is null or DocumentModel.GenericKind || profiles.Find(kind) is not null)
        {
            return;
        }

        var known = profiles.Profiles.Select(p => p.Id).Append(DocumentModel.GenericKind).ToList();
        throw new Failure($"--kind {kind}: no such kind; {Choices(kind, known)}");
    }

    /// <summary>What to write instead of a word that is none of those known.</summary>
    public static string Choices(string word, IReadOnlyList<string> known) =>
        Nearest.Find(word, known) is { } nearest ? $"did you mean {nearest}?" : $"choose one of {string.Join(", ", known)}";
}
