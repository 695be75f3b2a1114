using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>What stands above a list of actions and holds for all of them: a name, a horizon, a kind.</summary>
/// <param name="Owner">Who is to do them, where it is certainly somebody's name.</param>
internal sealed record ActionGroup(string Head, Fact<string>? Owner);

/// <summary>Finds the heads of lists of actions: "**Lena**", "SRE:", "### Short term" written as a bold line.</summary>
internal static class ActionGroups
{
    private const int LongestHead = 48;

    /// <summary>The head of the list that begins at a block; null where nothing but prose or a heading of the section is above it.</summary>
    public static ActionGroup? Above(Walk walk, int first)
    {
        var at = first - 1;
        while (at >= 0 && walk.Document[at].Kind == BlockKind.Blank)
        {
            at--;
        }

        return at >= 0 && walk.Document[at] is { Kind: BlockKind.Paragraph or BlockKind.Heading, QuoteDepth: 0 } block && (block.Kind == BlockKind.Heading || walk.SectionOf[at] == walk.SectionOf[first])
            ? Of(walk, at, first)
            : null;
    }

    /// <summary>The group that a bold item opens over the items nested in it.</summary>
    public static ActionGroup? Of(Walk walk, int index, int inside)
    {
        walk.Readings[index].Use();
        var block = walk.Document[index];
        var span = block.Content;
        var text = block.Text.AsSpan(span.Start, span.Length);
        var bare = text.Trim("*_ :：");
        var marked = block.Kind == BlockKind.Heading || (text.StartsWith("**") && text.TrimEnd(":： ").EndsWith("**")) || text[^Math.Min(1, text.Length)..] is ":" or "：" || text.EndsWith(":**");
        marked |= walk.Words.Group("horizon").Contains(bare) || walk.Words.Group("action-type").Contains(bare);
        if (!marked || bare.Length is 0 or > LongestHead || bare.IndexOfAny('\n', '*') >= 0)
        {
            return null;
        }

        var at = block.Text.IndexOf(bare.ToString(), span.Start, StringComparison.Ordinal);
        var name = new TextSpan(at, bare.Length);
        return new ActionGroup(bare.ToString(), IsOwner(walk, index, bare, inside) ? walk.Fact(index, name) : null);
    }

    /// <summary>Somebody's name by itself, or by the company it keeps: other heads of the section that are names, or the name elsewhere as a person's.</summary>
    private static bool IsOwner(Walk walk, int index, ReadOnlySpan<char> name, int inside)
    {
        if (PersonNames.AreEverybody(name, walk.Words) || !PersonNames.LookLikeNames(name) || IsTopic(name, walk.Words))
        {
            return false;
        }

        return PersonNames.AreNamed(name, walk.Words) || IsPerson(walk, name) || HasNamedSibling(walk, index, inside);
    }

    /// <summary>"Monitoring", "Short term", "Infrastructure": what the actions are about.</summary>
    private static bool IsTopic(ReadOnlySpan<char> name, ReadingWords words) =>
        words.Group("group-words").PrefixLength(name, out _) > 0 || words.Group("horizon").PrefixLength(name, out _) > 0 || words.Group("action-type").PrefixLength(name, out _) > 0
        || words.Group("sections").Contains(name) || words.Group("priority").Contains(name) || words.Group("action-status").Contains(name);

    /// <summary>Whether the fields name the person, or the timeline has the initials act.</summary>
    public static bool IsPerson(Walk walk, ReadOnlySpan<char> name)
    {
        foreach (var field in walk.Fields)
        {
            if (field.Id is "author" or "participants" or "incident-commander" or "reviewers" && HasWord(field.Value, name))
            {
                return true;
            }
        }

        if (name.Length > 3)
        {
            return false;
        }

        for (var i = 0; i < walk.Readings.Length; i++)
        {
            if (walk.RoleAt(i) != Roles.Timeline || walk.Document[i].Kind is not (BlockKind.Paragraph or BlockKind.ListItem))
            {
                continue;
            }

            for (var n = 0; n < walk.Readings[i].Lines.Count; n++)
            {
                if (walk.Readings[i].Entry(n).Actor is { } actor && name.Equals(actor, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasNamedSibling(Walk walk, int index, int inside)
    {
        var section = walk.SectionAt(inside);
        var kind = walk.Document[index].Kind;
        if (section is null || kind == BlockKind.Heading)
        {
            return false;
        }

        for (var i = section.FirstBlock + 1; i < section.EndBlock; i++)
        {
            var block = walk.Document[i];
            if (i == index || block.Kind != kind || block.Content.Length is 0 or > LongestHead || block.Content.Length > block.Text.Length)
            {
                continue;
            }

            walk.Readings[i].Use();
            var text = block.Text.AsSpan(block.Content.Start, block.Content.Length);
            if ((text.StartsWith("**") || text[^1] == ':') && text.Trim("*_ :：") is var bare && (PersonNames.AreEverybody(bare, walk.Words) || PersonNames.AreNamed(bare, walk.Words)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWord(string text, ReadOnlySpan<char> word)
    {
        var at = text.AsSpan().IndexOf(word, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]));
    }
}
