using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Model.Binding;

/// <summary>Labels that stand for headings: "**Impact**" on its line, "- **Timeline**:" above a list, "**Root cause**: …".</summary>
internal static partial class SectionBinder
{
    private static void ReadLabel(Walk walk, Stack<int> open, HashSet<string> headingRoles, int index, Label label)
    {
        var block = walk.Document[index];
        var reading = walk.Readings[index];
        var isList = block.Kind == BlockKind.ListItem;
        var around = open.Count > 0 ? walk.Drafts[open.Peek()] : null;
        var heading = around;
        while (heading is { IsLabel: true })
        {
            heading = heading.Parent >= 0 ? walk.Drafts[heading.Parent] : null;
        }

        // A sibling in the same style ends the section that a label opened.
        if (around is { IsLabel: true } && around.IsListLabel == isList && ((label.IsBold || label.IsAlone) && label.HasColon || (isList && label is { IsBold: true, IsAlone: true })) && around.Indent >= block.Indent)
        {
            Close(walk, open, index, block, isList);
            around = open.Count > 0 ? walk.Drafts[open.Peek()] : null;
        }

        // "**In progress**" behind "**Done**": another group of things to do.
        if (around is { IsLabel: true, Role: Roles.PastActions } && label is { IsBold: true, IsAlone: true } && walk.Words.Group("action-status").Contains(label.Name))
        {
            Close(walk, open, index, block, isList);
            around = open.Count > 0 ? walk.Drafts[open.Peek()] : null;
        }

        // "**Impact**" with its text on the lines below, and nothing between them.
        var stacked = label is { IsAlone: true, IsBold: true } && block.Kind == BlockKind.Paragraph && reading.Lines.Count > 1 && reading.Lines[1].Label is null && SectionNames.OfLabel(label.Name, walk.Words) is { } named && (named != Roles.Timeline || reading.Lines[1].Stamp is not null);
        stacked |= label is { IsAlone: true, HasColon: true } && block.Kind == BlockKind.Paragraph && reading.Lines.Count > 1 && SectionNames.OfLabel(label.Name, walk.Words) == Roles.Actions && reading.ActionLines.Count > 0;
        var alone = (label.IsAlone || IsNote(walk, index, label)) && (reading.Lines.Count == 1 || stacked);
        if (!alone && walk.Profile is { } profile && IsField(profile, heading, label.Name))
        {
            return;
        }

        var role = SectionNames.OfLabel(label.Name, walk.Words) ?? (label.IsBold && alone ? OfLoneLabel(reading) : label is { IsBold: true, HasColon: true } && !isList && reading.Phrase.Length > 0 ? reading.Phrase : null);
        if (role is null || (reading.Lines.Count > 1 && IsLabelledLine(reading.Lines[1]) && !alone))
        {
            if (role is null || !label.IsBold)
            {
                return;
            }
        }

        if (walk.Profile is not null && !alone && FieldBinder.IsProfileField(walk, label.Name))
        {
            return;
        }

        var closed = heading?.Effective is Roles.Timeline or Roles.Actions or Roles.DoneActions or "references" or Roles.Whys;
        var opens = alone
            ? (label.IsBold || label.HasColon) && (!closed || (heading!.Effective != Roles.Timeline && role is Roles.Actions or Roles.PastActions)) && (stacked || HasBodyBehind(walk, index))
            : label.IsBold && label.HasColon && !closed && heading?.Effective is not (Roles.Lessons or Roles.WentWell or Roles.WentWrong or Roles.Lucky or Roles.Impact or Roles.Factors) && !headingRoles.Contains(role) && role != Roles.Timeline;
        if (!opens)
        {
            return;
        }

        Close(walk, open, index, block, isList);
        var draft = new SectionDraft
        {
            Heading = label.Text,
            HeadingSpan = walk.Absolute(index, label.Span),
            BodyStart = walk.Document.GetStart(index) + (alone ? block.Content.End : label.Value.Start),
            Level = Math.Min((heading?.Level ?? 1) + 1, 6),
            FirstBlock = index,
            EndBlock = walk.Readings.Length,
            Parent = open.Count > 0 ? open.Peek() : -1,
            IsLabel = true,
            IsListLabel = isList,
            Indent = block.Indent,
            Value = stacked ? TextSpan.FromBounds(reading.Lines[1].Span.Start, reading.Lines[^1].Span.End) : alone ? default : label.Value,
        };
        Name(walk, draft, label.Name, role);
        Push(walk, open, draft);
    }

    /// <summary>"**Timeline** (UTC)", "**Timeline:** all times in UTC": what follows tells how to read what stands below, and no more.</summary>
    private static bool IsNote(Walk walk, int index, Label label)
    {
        if (!label.IsBold || walk.Readings[index].First is not { LabelStamp: null, Stamp: null })
        {
            return false;
        }

        walk.Readings[index].Use();
        var note = walk.Document[index].Text.AsSpan(label.Value.Start, label.Value.Length).TrimEnd(" :：");
        return note is ['(' or '（', .., ')' or '）'] && note[1..^1].IndexOfAny("()（）") < 0
            || (note.Length is > 0 and < 60 && walk.Readings[index].Facts.Zone is { } zone && zone.Span.Start >= label.Value.Start && SectionNames.OfLabel(label.Name, walk.Words) == Roles.Timeline);
    }

    /// <summary>Whether the profile has a field of that name where the label stands: then its value is a value, and opens nothing.</summary>
    private static bool IsField(Profile profile, SectionDraft? heading, string name)
    {
        foreach (var field in profile.Fields)
        {
            if ((field.Section == heading?.Id || (field.Section is null && heading is null or { Level: <= 1 } or { Id: "general-information" }))
                && (Names.Normalize(field.Label) == name || field.Aliases.Any(a => Names.Normalize(a) == name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A bold line that stands for a heading may say more than the bare name: "**Timeline of the outage**".</summary>
    private static string? OfLoneLabel(BlockReading reading) => reading.Section.Length > 0 && reading.Plain.Length < 60 ? reading.Section : null;

    private static bool IsLabelledLine(LineReading line) => line.Label is { IsBold: true, HasColon: true };

    private static bool HasBodyBehind(Walk walk, int index) =>
        index + 1 < walk.Readings.Length && walk.Document[index + 1] is var next
        && (next.Kind is not BlockKind.Heading) && !(walk.Document[index].Kind == BlockKind.ListItem && next.Kind == BlockKind.ListItem && next.Indent <= walk.Document[index].Indent && next.Number.HasValue == walk.Document[index].Number.HasValue);
}
