using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

/// <summary>Two post-mortems of one incident: in the first every marked line blames, the second tells the same without.</summary>
public sealed class BadAndGoodTest
{
    /// <summary>Lines that end in <c>«»</c> have a finding; no other line has.</summary>
    private const string Bad = """
        # Parcel labels printed twice

        **Status:** Final

        ## Summary

        On 4 May the label service printed 18,400 labels twice. «ok»
        The night shift carelessly replayed the whole queue without reading the runbook. «»
        It is unbelievable that this was possible at all!!! «»

        ## Impact

        Depots in two regions sorted parcels by hand for three hours. «ok»

        ## Timeline

        | Time (UTC) | Actor | Event |
        | --- | --- | --- |
        | 02:10 | Monitoring | Queue depth alert fires |
        | 02:25 | nightowl@ | Ignored the alert «» |
        | 03:02 | nightowl@ | Replayed the wrong queue «» |
        | 03:40 | Depot lead | Reports duplicate labels |
        | 06:05 | Label team | Duplicates removed |

        ## Root cause

        Root cause: nightowl@ ignored the queue depth alert and then replayed everything. «»
        The replay tool should have refused a queue that was already drained. «»
        Any competent operator would have checked the offset first. «»

        ## What went poorly

        - On-call reacted much too slowly. «»
        - The label team never wrote a replay guide, which is ridiculous. «»
        - Nobody noticed the duplicates for half an hour. «»
        - It was only a matter of time. «»
        - Support failed to tell the depots. «»

        ## Action items

        - Train operators not to replay drained queues «»
        - Be more careful with the replay tool «»
        - nightowl@ needs to be trained in queue handling «»
        - Add a test for the offset check «ok»
        """;

    private const string Good = """
        # Parcel labels printed twice

        **Status:** Final

        ## Summary

        On 4 May the label service printed 18,400 labels twice, after a replay of a queue that had already been drained.
        Depots in two regions sorted parcels by hand for three hours.

        ## Impact

        18,400 of 61,000 labels were printed twice; 212 parcels reached the wrong depot.

        ## Timeline

        | Time (UTC) | Actor | Event |
        | --- | --- | --- |
        | 02:10 | Monitoring | Queue depth alert fires |
        | 02:25 | On-call engineer | Acknowledges the alert |
        | 03:02 | On-call engineer | Starts a replay of the label queue; the tool shows depth and no offset |
        | 03:40 | Depot lead | Reports duplicate labels |
        | 06:05 | Label team | Duplicates removed |

        ## Root cause

        The replay tool accepts a queue that was already drained, and starts at the beginning when it finds no offset.
        The alert shows the depth of the queue and not the age of its oldest message, so a drained queue looks like a full one.
        The on-call engineer did not have access to the offsets, which are shown in another account.

        ## What went well

        - The depots switched to manual sorting within ten minutes.

        ## What went poorly

        - The alert was acknowledged after 15 minutes (target: 5); two other pages were open at that time.
        - No replay guide existed for the label queue.
        - Duplicates raised no alert, and were first seen at a depot.

        ## Where we got lucky

        - Had this happened before the holidays, the number of labels would have been five times larger.

        ## Action items

        - [ ] Refuse to replay a queue without an offset (@lena, due 2026-06-01, LBL-81)
        - [ ] Alert on the age of the oldest message (@omar, due 2026-05-20, LBL-82)
        - [ ] Print labels idempotently by parcel number (@lena, due 2026-07-01, LBL-83)
        """;

    [Fact]
    public void Every_blameful_sentence_of_the_bad_one_is_found()
    {
        var lines = Bad.ReplaceLineEndings("\n").Split('\n');
        var text = string.Join("\n\n", Bad.ReplaceLineEndings("\n").Split("\n\n").Select(part => part.Replace(" «ok»", "").Replace("«»", "")));
        var model = BindWithActors(text);
        var found = FindLines(model, text);
        var marked = Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains("«»", StringComparison.Ordinal));
        Assert.Equal(string.Join("\n", marked.Select(i => lines[i].Replace("«»", "").TrimEnd())), string.Join("\n", found.Select(i => text.Split('\n')[i].TrimEnd())));
    }

    [Fact]
    public void Nothing_is_found_in_the_good_one()
    {
        Assert.Empty(FindLines(BindWithActors(Good), Good));
    }
}
