namespace Postmortem.Analysis.Model.Binding;

/// <summary>
/// Gives a milestone that no entry tells of in so many words to the entry that must be it by its place: the last failure's beginning
/// before it was detected, the change before that, the last sign of health at the end.
/// </summary>
internal static class HintedMilestones
{
    private const Milestones Response = Milestones.Acknowledged | Milestones.Declared | Milestones.Triaged | Milestones.Escalated | Milestones.CauseIdentified
        | Milestones.MitigationStarted | Milestones.MitigationFailed | Milestones.Mitigated;

    private const Milestones Over = Milestones.Recovered | Milestones.Resolved | Milestones.Closed;

    private const Milestones Noticed = Milestones.ImpactStart | Milestones.Detected | Milestones.Acknowledged | Milestones.Declared;

    public static void Settle(List<TimelineEntry> entries, List<TimelineEntry> beside)
    {
        var hinted = Milestones.None;
        foreach (var entry in entries)
        {
            hinted |= entry.Hints;
        }

        if (hinted == Milestones.None)
        {
            return;
        }

        var told = ReadByPlace(entries);
        var labelled = Milestones.None;
        foreach (var entry in beside)
        {
            labelled |= entry.Milestones;
        }

        var open = hinted & ~told;
        var end = IndexOf(entries, 0, Over);
        end = end < 0 ? entries.Count : end;
        if ((open & Milestones.Detected) != 0)
        {
            // People notice first and respond then.
            var response = IndexOf(entries, 0, Response & ~Milestones.MitigationFailed);
            Give(entries, Milestones.Detected, FirstHint(entries, 0, response < 0 ? end : response, Milestones.Detected));
        }

        var detected = IndexOf(entries, 0, Milestones.Detected);
        var first = IndexOf(entries, 0, Milestones.Detected | Response | Over);
        first = first < 0 ? entries.Count : first;
        if ((open & Milestones.ImpactStart) != 0 && (labelled & Milestones.ImpactStart) == 0)
        {
            Give(entries, Milestones.ImpactStart, FirstHint(entries, 0, first, Milestones.ImpactStart));
        }

        if ((open & Milestones.Trigger) != 0)
        {
            var start = IndexOf(entries, 0, Milestones.ImpactStart | Milestones.Detected);
            Give(entries, Milestones.Trigger, LastHint(entries, 0, start < 0 ? 0 : start, Milestones.Trigger));
        }

        var noticed = Math.Max(detected, 0);
        if ((open & Milestones.Acknowledged) != 0 && detected >= 0)
        {
            Give(entries, Milestones.Acknowledged, FirstHint(entries, detected + 1, Math.Min(end, detected + 4), Milestones.Acknowledged));
        }

        if ((open & Milestones.CauseIdentified) != 0)
        {
            Give(entries, Milestones.CauseIdentified, LastHint(entries, noticed + 1, end, Milestones.CauseIdentified));
        }

        var failed = LastIndexOf(entries, Milestones.MitigationFailed);
        if ((hinted & Milestones.Mitigated) != 0 && (told & Milestones.MitigationStarted) == 0 && failed > 0)
        {
            // What failed was the attempt told before.
            Give(entries, Milestones.MitigationStarted, LastHint(entries, noticed + 1, failed, Milestones.Mitigated));
        }

        if ((open & Milestones.Mitigated) != 0 && (told & Milestones.MitigationStarted) == 0)
        {
            var last = LastIndexOf(entries, Over);
            Give(entries, Milestones.Mitigated, LastHint(entries, Math.Max(noticed, failed) + 1, last < 0 ? entries.Count : last, Milestones.Mitigated));
        }

        if ((open & Milestones.Recovered) != 0 && (labelled & Milestones.Recovered) == 0)
        {
            var closed = IndexOf(entries, 0, Milestones.Resolved | Milestones.Closed);
            Give(entries, Milestones.Recovered, LastHint(entries, noticed + 1, closed < 0 ? entries.Count : closed, Milestones.Recovered));
        }
    }

    /// <summary>
    /// "Patch 3.2 goes live" sets something off before the first failure and mitigates it behind the alarm; errors that begin
    /// when everything has recovered are not the beginning.
    /// </summary>
    private static Milestones ReadByPlace(List<TimelineEntry> entries)
    {
        var told = Milestones.None;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if ((entry.Milestones & entry.Hints) != 0)
            {
                var read = entry.Milestones switch
                {
                    Milestones.Mitigated when (told & Noticed) == 0 && IndexOf(entries, i + 1, Noticed) >= 0 => Milestones.Trigger,
                    Milestones.Trigger when (told & Noticed & ~Milestones.ImpactStart) != 0 => Milestones.None,
                    Milestones.ImpactStart when (told & (Over | Milestones.Mitigated)) != 0 => Milestones.None,
                    var same => same,
                };
                if (read != entry.Milestones)
                {
                    entries[i] = entry = entry with { Milestones = read };
                }
            }

            told |= entry.Milestones;
        }

        return told;
    }

    private static void Give(List<TimelineEntry> entries, Milestones milestone, int index)
    {
        if (index >= 0)
        {
            entries[index] = entries[index] with { Milestones = entries[index].Milestones | milestone };
        }
    }

    private static int IndexOf(List<TimelineEntry> entries, int from, Milestones milestones)
    {
        for (var i = from; i < entries.Count; i++)
        {
            if ((entries[i].Milestones & milestones) != 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static int LastIndexOf(List<TimelineEntry> entries, Milestones milestones)
    {
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if ((entries[i].Milestones & milestones) != 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static int FirstHint(List<TimelineEntry> entries, int from, int end, Milestones milestone)
    {
        for (var i = from; i < end && i < entries.Count; i++)
        {
            if ((entries[i].Hints & milestone) != 0 && (entries[i].Milestones & entries[i].Hints) == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static int LastHint(List<TimelineEntry> entries, int from, int end, Milestones milestone)
    {
        for (var i = Math.Min(end, entries.Count) - 1; i >= from; i--)
        {
            if ((entries[i].Hints & milestone) != 0 && (entries[i].Milestones & entries[i].Hints) == 0)
            {
                return i;
            }
        }

        return -1;
    }
}
