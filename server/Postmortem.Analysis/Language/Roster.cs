using System.Runtime.CompilerServices;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Rules;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Language;

/// <summary>Who the document and the workspace know by name; names that neither knows are taken for products.</summary>
internal sealed class Roster
{
    private static readonly ConditionalWeakTable<object, Roster> Cache = [];

    private readonly RuleContext _context;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, bool> _actors = [];

    /// <summary>Labels whose value names people. A document has some; a text that has thousands is no list of people.</summary>
    private static readonly string[] PeopleLabels =
        ["author", "owner", "commander", "participant", "attendee", "responder", "facilitator", "reviewer", "scribe", "on-call", "on call", "reported by", "prepared by", "written by", "assignee", "lead", "contact"];

    private const int MostFields = 200;

    private Roster(RuleContext context) => _context = context;

    public static Roster Of(DocumentModel model, RuleContext context)
    {
        if (!Cache.TryGetValue(model.Content, out var roster) || !ReferenceEquals(roster._context, context))
        {
            roster = Read(model, context);
            Cache.AddOrUpdate(model.Content, roster);
        }

        return roster;
    }

    private static Roster Read(DocumentModel model, RuleContext context)
    {
        var roster = new Roster(context);
        foreach (var person in context.Settings.People)
        {
            roster.Add(person.Name);
        }

        foreach (var person in context.Workspace.People)
        {
            roster.Add(person);
        }

        foreach (var author in model.Header.Authors.Concat(model.Header.Reviewers))
        {
            roster.Add(author.Value);
        }

        foreach (var item in model.ActionItems)
        {
            if (item.Owner is { } owner)
            {
                roster.Add(owner.Value);
            }
        }

        foreach (var field in model.Fields.Take(MostFields))
        {
            if (Array.Exists(PeopleLabels, label => field.Label.Contains(label, StringComparison.OrdinalIgnoreCase)))
            {
                roster.AddAll(field.Value);
            }
        }

        // A column of actors names the same few in hundreds of rows.
        var read = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var entry in model.Timeline.Entries)
        {
            if (entry.Actor is { } actor)
            {
                if (!read.TryGetValue(actor.Value, out var isHuman))
                {
                    roster.AddAll(actor.Value);
                    read[actor.Value] = isHuman = IsHuman(actor.Value, context);
                }

                roster._actors[entry.Block] = isHuman || roster.IsPerson(actor.Value);
            }
        }

        return roster;
    }

    public bool IsPerson(string name) => _names.Contains(name) || (name.IndexOf(' ') is var space and > 0 && _names.Contains(name[..space]));

    /// <summary>Whether the row's actor column names a person, a role or a team.</summary>
    public bool HasHumanActor(int block) => _actors.TryGetValue(block, out var human) && human;

    /// <summary>"Priya Shah (SRE), Jonas and Mei": what looks like names of people, and nothing else.</summary>
    private void AddAll(string people)
    {
        const int Longest = 200;
        if (people.Length > Longest)
        {
            return;
        }

        foreach (var part in people.Split([",", ";", "/", "&", " and ", "(", ")"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length <= 3 && words.All(word => char.IsUpper(word[0]) && word.Skip(1).All(c => char.IsLower(c) || c is '-' or '\'' or '.')))
            {
                Add(part);
            }
        }
    }

    private void Add(string person)
    {
        var name = person.Trim().TrimStart('@');
        if (name.Length < 3 || name.ContainsIgnoringCase("team") || name.Contains('/'))
        {
            return;
        }

        _names.Add(name);

        // People are called by their first name in the text.
        var space = name.IndexOf(' ');
        if (space > 2 && char.IsUpper(name[0]))
        {
            _names.Add(name[..space]);
        }
    }

    private static bool IsHuman(string actor, RuleContext context)
    {
        if (actor.StartsWith('@'))
        {
            return true;
        }

        var lexicon = context.Language.English;
        var buffer = TokenBuffer.OfThread;
        Tokenizer.Read(actor, 0, actor.Length, lexicon.Words, buffer);
        var sentence = new Sentence(actor, buffer.Tokens, lexicon);
        return sentence.Tokens.Length > 0 && (NounPhrases.EndingAt(sentence, sentence.Tokens.Length - 1).Class & SubjectClass.Anyone) != 0;
    }
}
