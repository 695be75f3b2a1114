using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Finds the parts of a document: headings, and bold labels or bullets that stand for headings.</summary>
internal static partial class SectionBinder
{
    /// <param name="titleBlock">The heading that is the title of the document, -1 for none.</param>
    public static void Bind(Walk walk, int titleBlock)
    {
        var open = new Stack<int>();
        var headingRoles = HeadingRoles(walk);
        for (var i = 0; i < walk.Readings.Length; i++)
        {
            var block = walk.Document[i];
            if (block.Kind == BlockKind.Heading && block.Content.Length > 0)
            {
                OpenHeading(walk, open, i, i == titleBlock);
            }
            else if (block.Kind is BlockKind.Paragraph or BlockKind.ListItem && walk.Readings[i].First?.Label is { } label)
            {
                ReadLabel(walk, open, headingRoles, i, label);
            }

            walk.SectionOf[i] = open.Count > 0 ? open.Peek() : -1;
            if (block.Kind is not (BlockKind.Blank or BlockKind.ThematicBreak or BlockKind.FrontMatter or BlockKind.Heading) && !IsComment(block) && open.Count > 0)
            {
                var draft = walk.Drafts[open.Peek()];
                draft.HasContent |= draft.FirstBlock != i || draft.Value.Length > 0 || walk.Readings[i].Lines.Count > 1;
            }
        }

        while (open.Count > 0)
        {
            walk.Drafts[open.Pop()].EndBlock = walk.Readings.Length;
        }

        for (var i = walk.Drafts.Count - 1; i >= 0; i--)
        {
            var draft = walk.Drafts[i];
            if (draft.Parent >= 0)
            {
                // A label is something that stands in the section around it.
                walk.Drafts[draft.Parent].HasContent |= draft.HasContent || draft.IsLabel;
            }
        }
    }

    public static IReadOnlyList<Section> Finish(Walk walk, IReadOnlyList<Placeholder> placeholders)
    {
        var document = walk.Document;
        var sections = new Section[walk.Drafts.Count];
        for (var i = 0; i < sections.Length; i++)
        {
            var draft = walk.Drafts[i];
            var end = document.GetStart(draft.EndBlock);
            var next = i + 1 < sections.Length && walk.Drafts[i + 1].FirstBlock < draft.EndBlock ? document.GetStart(walk.Drafts[i + 1].FirstBlock) : end;
            sections[i] = new Section
            {
                Id = draft.Id,
                Heading = draft.Heading,
                HeadingSpan = draft.HeadingSpan,
                Span = TextSpan.FromBounds(document.GetStart(draft.FirstBlock), end),
                Body = TextSpan.FromBounds(Math.Min(draft.BodyStart, Math.Max(next, draft.BodyStart)), Math.Max(next, draft.BodyStart)),
                Level = draft.Level,
                FirstBlock = draft.FirstBlock,
                EndBlock = draft.EndBlock,
                Parent = draft.Parent,
                IsLabel = draft.IsLabel,
                IsEmpty = !draft.HasContent,
                IsComplete = draft.HasContent && !HasPlaceholder(placeholders, draft),
            };
        }

        return sections;
    }

    private static bool HasPlaceholder(IReadOnlyList<Placeholder> placeholders, SectionDraft draft)
    {
        var first = Sorted.First(placeholders, draft.FirstBlock, static (p, block) => p.Block < block);

        return first < placeholders.Count && placeholders[first].Block < draft.EndBlock;
    }

    private static void OpenHeading(Walk walk, Stack<int> open, int index, bool isTitle)
    {
        var block = walk.Document[index];
        while (open.Count > 0 && (walk.Drafts[open.Peek()].IsLabel || walk.Drafts[open.Peek()].Level >= block.HeadingLevel))
        {
            walk.Drafts[open.Pop()].EndBlock = index;
        }

        var reading = walk.Readings[index];
        var draft = new SectionDraft
        {
            Heading = reading.Plain,
            HeadingSpan = walk.Absolute(index, block.Content),
            BodyStart = walk.Document.GetStart(index) + block.Text.Length,
            Level = block.HeadingLevel,
            FirstBlock = index,
            EndBlock = walk.Readings.Length,
            Parent = open.Count > 0 ? open.Peek() : -1,
        };
        if (!isTitle && reading.First?.Stamp is null)
        {
            Name(walk, draft, reading.Name, reading.Section);
        }

        Push(walk, open, draft);
    }

    private static void Close(Walk walk, Stack<int> open, int index, Block block, bool isList)
    {
        while (open.Count > 0 && walk.Drafts[open.Peek()] is { IsLabel: true } top && (isList ? top.IsListLabel && top.Indent >= block.Indent : !top.IsListLabel || block.Indent <= top.Indent))
        {
            if (!isList && top.IsListLabel)
            {
                break;
            }

            walk.Drafts[open.Pop()].EndBlock = index;
        }
    }

    private static void Name(Walk walk, SectionDraft draft, string name, string shared)
    {
        if (walk.Profile is { } profile && SectionNames.In(profile, name) is { Count: > 0 } candidates)
        {
            draft.ProfileSection = Choose(walk, draft, candidates);
            draft.Id = draft.ProfileSection.Id;
            draft.Role = RoleOf(draft.ProfileSection, shared);
            return;
        }

        draft.Id = shared.Length > 0 ? shared : null;
        draft.Role = shared;
    }

    /// <summary>Where two sections of an outline have one name, the one below the section that is open.</summary>
    private static ProfileSection Choose(Walk walk, SectionDraft draft, IReadOnlyList<ProfileSection> candidates)
    {
        for (var parent = draft.Parent; parent >= 0 && candidates.Count > 1; parent = walk.Drafts[parent].Parent)
        {
            foreach (var candidate in candidates)
            {
                if (walk.Drafts[parent].ProfileSection?.Children.Contains(candidate) == true)
                {
                    return candidate;
                }
            }
        }

        return candidates[0];
    }

    private static string RoleOf(ProfileSection section, string shared) => section.Shape switch
    {
        Shape.Timeline => Roles.Timeline,
        Shape.ActionItems => Roles.Actions,
        Shape.FiveWhys => Roles.Whys,
        Shape.Factors => Roles.Factors,
        Shape.Checklist or Shape.SignOff or Shape.RevisionHistory or Shape.Links or Shape.Communication or Shape.Code or Shape.MetricsTable => Roles.Other,
        _ when section.Id is Roles.WentWell or Roles.WentWrong or Roles.Lucky => section.Id,
        _ when shared is Roles.Timeline or Roles.Actions or Roles.Prevention or Roles.PastActions => Roles.Other,
        _ => shared,
    };

    private static void Push(Walk walk, Stack<int> open, SectionDraft draft)
    {
        var around = draft.Parent >= 0 ? walk.Drafts[draft.Parent].Effective : "";
        draft.Effective = around switch
        {
            Roles.Timeline when draft.Role is not (Roles.Actions or Roles.Lessons) => Roles.Timeline,
            // A profile may give an action plan a table of measures beside its items.
            Roles.Actions when draft.ProfileSection is { Id: Roles.Prevention, Shape: Shape.Table } => Roles.Prevention,
            Roles.Actions => draft.Role == Roles.PastActions ? Roles.DoneActions : Roles.Actions,
            _ => draft.Role.Length > 0 ? draft.Role : around,
        };
        walk.Drafts.Add(draft);
        open.Push(walk.Drafts.Count - 1);
    }

    /// <summary>The first heading is the title when it is of the first level, or when nothing else stands before the rest and it names no section.</summary>
    public static int TitleBlock(Walk walk)
    {
        return walk.Headings is [var first, ..] && walk.Document[first].HeadingLevel == 1 && SectionNames.OfLabel(walk.Readings[first].Name, walk.Words) is null or "references" ? first : -1;
    }

    private static HashSet<string> HeadingRoles(Walk walk)
    {
        var roles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var i in walk.Headings)
        {
            if (walk.Readings[i].Section is { Length: > 0 } role)
            {
                roles.Add(role);
            }
        }

        return roles;
    }

    private static bool IsComment(Block block) => block.Kind == BlockKind.Html && block.Text.AsSpan().TrimStart().StartsWith("<!--");
}
