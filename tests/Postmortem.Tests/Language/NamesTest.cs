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
