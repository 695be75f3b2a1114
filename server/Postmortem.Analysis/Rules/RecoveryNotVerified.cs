using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Analysis.Rules;

/// <summary>The resolution does not say by which measurement the recovery was confirmed.</summary>
internal sealed class RecoveryNotVerified : Rule
{
    private static readonly string[] Resolution = ["resolution", "immediate-fix", "long-term-fix", "mitigation", "timeline-resolution"];

    private static readonly string[] Verified = ["back to*", "confirmed", "verified", "normal", "baseline", "recovered", "restored", "measured", "success rate", "error rate", "dropped to", "returned to"];

    private static readonly string[] Watched = ["check*", "monitor*", "healthy", "stable", "green", "working", "works", "users report*", "customers report*", "test*"];

    /// <summary>The row that declares the incident resolved, where neither it nor one since the mitigation tells of a check; else -1.</summary>
    private static readonly OfContent<Boxed<int>> Unchecked = new(static m => new Boxed<int>(UncheckedIn(m)));

    public override string Code => "recovery-not-verified";

    public override Category Category => Category.Detection;

    public override bool ReadsEnglish => true;

    public override RuleLevel DefaultLevel => RuleLevel.Info;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var section = model.Sections.FirstOrDefault(s => s.Id is "resolution" or "mitigation");
        if (section is null && model.Header.Severity?.Value is 1 or 2 && Unchecked.Get(model).Value is >= 0 and var resolved)
        {
            yield return Found(model.Timeline.Entries[resolved].TimeSpan, "Nothing in the timeline says how the recovery was verified. Add the measurement that was back to normal, and who confirmed it.");
        }

        if (section is null or { IsEmpty: true } || model.Header.Severity?.Value > 3 || Slots.In(model, section.Span))
        {
            yield break;
        }

        foreach (var block in Prose.BlocksIn(model, Resolution))
        {
            if (Terms.HasAny(Prose.PlainOf(model.Document[block]), Verified))
            {
                yield break;
            }
        }

        if (!model.Timeline.Entries.Any(e => (e.Milestones & Milestones.Recovered) != 0))
        {
            yield return Found(section.HeadingSpan, "Nothing says how the recovery was verified. Name the measurement and its value.");
        }
    }

    private static int UncheckedIn(DocumentModel model)
    {
        var axis = TimelineAxis.Of(model);
        var (mitigated, resolved) = (axis.Find(Milestones.Mitigated), axis.Find(Milestones.Resolved, latest: true));
        if (mitigated < 0 || resolved < 0 || axis.Find(Milestones.Recovered) >= 0)
        {
            return -1;
        }

        for (var i = 0; i < axis.Entries.Count; i++)
        {
            if (axis.At(i) >= axis.At(mitigated) && axis.At(i) <= axis.At(resolved)
                && (Terms.HasAny(axis.Entries[i].Event, Verified) || Terms.HasAny(axis.Entries[i].Event, Watched) || axis.Entries[i].Event.Contains('%')))
            {
                return -1;
            }
        }

        return resolved;
    }
}
