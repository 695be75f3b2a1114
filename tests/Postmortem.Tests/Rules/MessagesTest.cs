using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Rules;

/// <summary>How messages to others are told apart from what a document says about them.</summary>
public sealed class MessagesTest
{
    [Fact]
    public void Entries_of_a_status_page_stand_in_lists_tables_paragraphs_and_quotations()
    {
        Check("- 14:40 UTC **Investigating:** Nobody can sign in.\n- 14:58 UTC - Identified - A repair is under way.", "Update Investigating", "Update Identified");
        Check("| Time | State | Message |\n| --- | --- | --- |\n| 14:40 | Investigating | Nobody can sign in. |\n| 15:40 | Resolved | Everybody can sign in again. |", "Update Investigating", "Update Resolved");
        Check("**Monitoring** - Everybody can sign in again.\n\n**Resolved** - It was over at 15:10 UTC.", "Update Monitoring", "Update Resolved");
        Check("> Resolved -\n> It was over at 15:10 UTC.\n> Mar 17, 15:40 UTC\n> Identified -\n> A repair is under way.\n> Mar 17, 14:58 UTC", "Update Resolved", "Update Identified");
        Check("```\n🔴 INVESTIGATING: Sign-in\nNobody can sign in.\n```", "Update Investigating");
    }

    [Fact]
    public void A_heading_with_a_state_announces_an_entry()
    {
        Check("#### 14:40 UTC - Investigating\n\nNobody can sign in.\n\n#### Final update (Resolved)\n\n**Posted:** 15:40 UTC\n\n**Message:**\nEverybody can sign in again.", "Update Investigating", "Update Resolved");
        Check("#### Monitoring of the status page\n\nIt is watched from two regions.");
    }

    [Fact]
    public void Letters_begin_as_letters_do()
    {
        Check("> Dear customers,\n>\n> On Monday nobody could sign in. We are sorry.", "Mail None");
        Check("```\nSubject: Sign-in on Monday\n\nNobody could sign in. We are sorry.\n```", "Mail None");
    }

    [Fact]
    public void What_is_told_within_the_company_is_no_message_to_customers() =>
        Assert.Equal(["Internal Investigating"], In("## Communication\n\n### Internal Communication\n\n- 14:40 UTC Investigating: all hands in the incident channel"));

    [Fact]
    public void What_is_said_about_messages_is_none()
    {
        Check("- **Status Page Updated:** Yes (14:40 and 15:40 UTC)\n- **Customer Notification:** Yes (e-mail to 212 customers)");
        Check("The status page was updated twice, and we wrote to the administrators.");
        Check("- Resolved: 15:40 UTC");
        Check("- 14:40 UTC **Investigating:** [What customers see, who is affected, when the next update comes]");
        Assert.Empty(In("## Timeline\n\n- 14:40 UTC Investigating: thread dumps of all workers\n- 15:40 UTC Resolved: all workers free again"));
    }

    private static void Check(string body, params string[] expected) => Assert.Equal(expected, In("## Communication\n\n### External Communication\n\n" + body));

    private static IEnumerable<string> In(string text) => Messages.Of(Page.Analyze("---\nkind: post-mortem\n---\n\n# Sign-in\n\n" + text).Model).List.Select(m => $"{m.Kind} {m.State}");
}
