using Postmortem.Analysis.Model;
using Postmortem.Analysis.Model.Reading;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A message that tells how it was gives another number or duration than the rest of the document, or the status page was set to resolved before the mitigation.</summary>
internal sealed class MessageContradictsDocument : Rule
{
    public override string Code => "message-contradicts-document";

    public override Category Category => Category.Communication;

    public override bool ReadsEnglish => true;

    public override bool AppliesToGeneric => true;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        var messages = Messages.Of(model);
        List<(Quantity Quantity, int Block)>? impact = null;
        foreach (var message in messages.List)
        {
            // While it went on nobody knew the final numbers.
            if (!message.IsInRetrospect)
            {
                continue;
            }

            foreach (var (text, start, block) in Messages.PartsOf(message, model))
            {
                if (DurationIn(text) is { } duration && OtherDuration(model, duration.Minutes) is { } other)
                {
                    yield return Found(TextSpan.FromBounds(start + duration.Start, start + duration.End), $"The message says {Say.Duration(duration.Minutes)}, the document {Say.Duration(other)}. Correct the one that is wrong.");
                }

                var blockStart = model.Document.GetStart(model.Document.GetBlockAt(start));
                foreach (var stated in block.Get(Quantities.Instance))
                {
                    var span = stated.Span.Shift(blockStart);
                    if (!NumberContradictsOtherSection.Units.Contains(stated.Unit) || span.Start < start || span.End > start + text.Length)
                    {
                        continue;
                    }

                    var same = (impact ??= NumberContradictsOtherSection.ImpactOf(model)).FindAll(q => q.Quantity.Unit == stated.Unit);
                    if (same.Count > 0 && !same.Exists(q => NumberContradictsOtherSection.Agree(stated, q.Quantity)))
                    {
                        yield return Found(span, $"The message says {Say.Number(stated.Value)}, the impact {Say.Number(same[0].Quantity.Value)}. Correct the number that is wrong.") with
                        {
                            Related = [new Related(same[0].Quantity.Span.Shift(model.Document.GetStart(same[0].Block)), "The impact")],
                        };
                    }
                }
            }
        }

        if (messages.StateChanges.Count == 0)
        {
            yield break;
        }

        var axis = TimelineAxis.Of(model);
        var mitigated = axis.Find(Milestones.Mitigated | Milestones.Recovered, latest: true);
        foreach (var change in messages.StateChanges)
        {
            if (change.State == UpdateState.Resolved && mitigated >= 0 && mitigated != change.Entry && axis.At(change.Entry) < axis.At(mitigated))
            {
                yield return Found(change.Span, "Here the status page says that it is resolved, and the timeline tells of the end later. Correct the row that is wrong, or say why it was told early.") with
                {
                    Related = [new Related(axis.Entries[mitigated].TimeSpan, "The end")],
                };
            }
        }
    }

    /// <summary>How long it was, as in "for 30 minutes", "lasted 30 minutes" or "(30 minutes)".</summary>
    private static Duration? DurationIn(string text)
    {
        foreach (var word in (ReadOnlySpan<string>)["lasted", "lasting", "for", "("])
        {
            for (var at = text.IndexOfIgnoringCase(word); at >= 0; at = text.IndexOfIgnoringCase(word, at + 1))
            {
                var behind = at + word.Length;
                behind += behind < text.Length && text[behind] == ' ' ? 1 : 0;
                if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && behind < text.Length && char.IsAsciiDigit(text[behind]) && (word == "(" || text[behind - 1] == ' ') && TellsHarm(text, at)
                    && DurationReader.Read(text, behind, ReadingWords.Default) is { Minutes: >= 5 } duration)
                {
                    return duration;
                }
            }
        }

        return null;
    }

    /// <summary>The sentence speaks of what went wrong, and not of how long it has been watched since.</summary>
    private static bool TellsHarm(string text, int at)
    {
        var from = at == 0 ? 0 : Math.Max(0, text.LastIndexOf(". ", at - 1, StringComparison.Ordinal));
        var sentence = text[from..at];
        return Terms.HasAny(sentence, IncompleteMessage.Symptom) && !Terms.HasAny(sentence, "stable", "monitor*", "watch*", "normal", "within", "next");
    }

    /// <summary>What the document says in its place; null where nothing does, or something agrees.</summary>
    private static double? OtherDuration(DocumentModel model, double minutes)
    {
        var known = new List<double>();
        if (model.Header.Duration is { } stated && !Slots.In(model, stated.Span))
        {
            known.Add(stated.Value);
        }

        foreach (var metric in (Metric?[])[model.Metrics.Ttr, model.Metrics.Ttm, model.Metrics.Ttd, model.Metrics.Tta])
        {
            if (metric is not null)
            {
                known.Add(metric.Minutes);
            }
        }

        foreach (var field in model.Fields)
        {
            if (field.Id is "impact-window" or "requests-failed" or "features-affected" or "latency-impact" or "revenue-impact" && DurationReader.Find(field.Value, ReadingWords.Default) is { } duration)
            {
                known.Add(duration.Minutes);
            }
        }

        foreach (var block in Prose.BlocksIn(model, [.. Prose.Summary, .. Prose.Impact]))
        {
            foreach (var quantity in model.Document[block].Get(Quantities.Instance))
            {
                if (quantity.Unit is "minute" or "hour")
                {
                    known.Add(quantity.Value * (quantity.Unit == "hour" ? 60 : 1));
                }
            }
        }

        var axis = TimelineAxis.Of(model);
        var (from, to) = (axis.Find(Milestones.ImpactStart), axis.Find(Milestones.Recovered, latest: true));
        if (from >= 0 && to >= 0)
        {
            known.Add(axis.At(to)!.Value - axis.At(from)!.Value);
        }

        return known.Count == 0 || known.Exists(k => Math.Abs(k - minutes) <= Math.Max(2, 0.1 * k)) ? null : known[0];
    }
}
