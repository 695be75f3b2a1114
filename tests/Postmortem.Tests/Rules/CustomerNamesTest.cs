using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Rules;

namespace Postmortem.Tests.Rules;

/// <summary>Names that only the workspace knows to be customers'.</summary>
public sealed class CustomerNamesTest
{
    [Fact]
    public void A_name_that_the_workspace_lists_is_reported_wherever_it_stands()
    {
        var rules = new RuleContext { Now = Page.Now, Settings = new Settings { Customers = ["Blue Harbour", "Kestrel"] } };
        const string Text = """
            ---
            kind: post-mortem
            ---

            # Invoices of Kestrel were late

            ## Lessons Learned

            - Blue Harbour sends all its invoices on the first of a month.
            - Kestrels are birds.
            """;
        var analysis = Page.Analyze(Text, rules);
        Assert.Equal(["Kestrel", "Blue Harbour"], analysis.Findings.Where(f => f.Rule.Code == "customer-named").Select(f => analysis.Model.Document.Text.ToString(f.Span)));
        Assert.DoesNotContain(Page.Analyze(Text).Findings, f => f.Rule.Code == "customer-named");
    }
}
