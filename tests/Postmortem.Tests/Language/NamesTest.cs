using static Postmortem.Tests.Language.Wordings;

namespace Postmortem.Tests.Language;

/// <summary>Names that no list knows: what the document says decides whether they are people's.</summary>
public sealed class NamesTest
{
    [Theory]
    [InlineData("Oluwaseun forgot to rotate the key.", "person-failed-to: forgot to rotate")]
    [InlineData("Bajwa misread the graph.", "competence-claim: misread the")]
    [InlineData("At 10:02 Oluwaseun joined the call.\n\nLater Oluwaseun failed to rotate the key.", "person-failed-to: failed to rotate")]
    [InlineData("Varnish failed to start.", "")]
    [InlineData("Varnish did not evict the entry.", "")]
    [InlineData("Gamers noticed the lag.\n\nGamers failed to log in.", "")]
    [InlineData("Redis forgot its replicas after the restart.", "")]
    [InlineData("The night stocktaker forgot to close the ledger.", "person-failed-to: forgot to close")]
    [InlineData("The tapist on duty did not rewind the reel.", "omission-as-cause: did not rewind")]
    [InlineData("The tapist in charge failed to label the reel.", "person-failed-to: failed to label")]
    [InlineData("Our registrar, an outside firm, forgot the renewal.\n\nThe yardman misread the gauge.", "competence-claim: misread the")]
    [InlineData("The core group, the release stewards, forgot to tag the build.", "person-failed-to: forgot to tag")]
    [InlineData("The handlers brought in for the move forgot to reseat the card.", "person-failed-to: forgot to reseat")]
    [InlineData("The stocktaker failed to start.", "")]
    [InlineData("The parser forgot the last token.", "")]
    [InlineData("The redundant supervisor did not take over.", "")]
    [InlineData("The query planner ignored the index.", "")]
    public void Who_does_what_only_people_do_is_a_person(string text, string expected) => Check(text, expected);

    [Theory]
    [InlineData("# Outage\n\n**Author:** Oluwaseun Bello\n\n## Root cause\n\nOluwaseun failed to rotate the key.\n", true)]
    [InlineData("# Outage\n\n**Participants:** Oluwaseun, Mei and Tamsin (SRE)\n\n## Root cause\n\nTamsin failed to rotate the key.\n", true)]
    [InlineData("# Outage\n\n## Timeline\n\n| Time | Actor | Event |\n| --- | --- | --- |\n| 10:02 | Oluwaseun | restarted the host |\n\n## Root cause\n\nOluwaseun failed to rotate the key.\n", true)]
    [InlineData("# Outage\n\n**Service:** Oluwaseun\n\n## Root cause\n\nOluwaseun failed to rotate the key.\n", false)]
    public void Who_the_document_lists_is_a_person(string text, bool isPerson) =>
        Assert.Equal(isPerson, WordingFindings(text).Contains("person-failed-to"));

    private static IEnumerable<string> WordingFindings(string text) => Rules.Page.Analyze(text).Findings.Select(finding => finding.Rule.Code);
}
