using Postmortem.Analysis.Model;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>When two durations count as the same.</summary>
internal static class Tolerance
{
    private static readonly string[] Approximate = ["~", "≈", "about", "around", "approx", "roughly", "nearly", "almost", "over", "more than", "less than", "under", "up to", "<", ">", "+", "circa", "c.", "ca.", "estimated", "約", "およそ", "大约", "约", "khoảng"];

    /// <summary>Two minutes or five per cent for what is written exactly, a fifth for what says that it is rounded.</summary>
    public static bool Differ(Fact<double> stated, double computed)
    {
        var allowed = Math.Max(2, computed * 0.05);
        if (Approximate.Any(w => stated.Raw.ContainsIgnoringCase(w)))
        {
            allowed = Math.Max(15, computed * 0.5);
        }
        else if (!stated.Raw.ContainsIgnoringCase("min") && !stated.Raw.Contains("m", StringComparison.Ordinal) && !stated.Raw.Contains(':'))
        {
            // "2 hours" and "3 days" are rounded to their unit.
            var unit = stated.Raw.ContainsIgnoringCase("day") || stated.Raw.Contains('d') ? 1440 : 60;
            allowed = Math.Max(allowed, unit * 0.75);
        }

        return Math.Abs(stated.Value - computed) > allowed;
    }

    /// <summary>Two moments of a list of key events lie as far apart.</summary>
    public static bool IsBetweenKeyEvents(DocumentModel model, Fact<double> stated)
    {
        var events = model.Timeline.MilestoneList.Take(12).Select(e => TimelineAxis.Local(e.At)).Where(m => m is not null).ToList();
        return events.Exists(from => events.Exists(to => to > from && !Differ(stated, to!.Value - from!.Value)));
    }

    /// <summary>The effect on users may end before the incident does, and hours of work in brackets are no incident.</summary>
    public static bool IsWindow(DocumentModel model, Fact<Moment> stated) => model.Fields.Any(f => f.ValueSpan == stated.Span && f.Id is "time" or "start" or "end" or "date" or "incident-date");

    /// <summary>Stated as a field of the header and not told in a sentence.</summary>
    public static bool IsField(DocumentModel model, Fact<double> stated) => model.Fields.Any(f => f.ValueSpan == stated.Span && f.Id is "duration");
}
