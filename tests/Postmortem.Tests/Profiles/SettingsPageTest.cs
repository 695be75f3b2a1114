using System.Text;
using Postmortem.Analysis.Profiles;

namespace Postmortem.Tests.Profiles;

public sealed class SettingsPageTest
{
    [Fact]
    public void The_page_of_settings_is_up_to_date()
    {
        var page = new StringBuilder(
            """
            # Settings

            The same keys everywhere: in the editor as `postmortem.<key>`, in a workspace's `.postmortem/config.yaml` as they stand here,
            with a level of indentation for each dot. What an editor's user changed comes before the file. A mistake in the file is
            reported in the file.

            | key | what it is | values | default |
            | --- | --- | --- | --- |

            """.ReplaceLineEndings("\n"));
        Rows(Settings.Shape, "", page);
        page.Append(
            """

            ## A file to begin with

            ```yaml
            check: onType
            timezone: UTC
            rules:
              section-out-of-order: off
            targets:
              ttd: {sev-1: 5 min, sev-2: 10 min}
            roster:
              teams: [Payments, Storage]
              people:
                - {name: Dana Reyes, handle: "@dana", role: payments on-call, team: Payments}
            tickets:
              patterns: ["OPS-{number}"]
              url: https://tickets.example.com/{ticket}
            language:
              names: roles-in-analysis
            ```

            """.ReplaceLineEndings("\n"));
        Generated.AssertUpToDate("server/docs/settings.md", page.ToString());
    }

    [Fact]
    public void The_file_to_begin_with_has_no_problems()
    {
        var page = File.ReadAllText(Path.Combine(Generated.Root, "server/docs/settings.md")).ReplaceLineEndings("\n");
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        Assert.Empty(SettingsReader.Read(page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)]).Problems);
    }

    private static void Rows(DataShape shape, string prefix, StringBuilder page)
    {
        foreach (var (key, value) in shape.Properties)
        {
            if (value.Type == "object" && value.Items is null)
            {
                Rows(value, $"{prefix}{key}.", page);
                continue;
            }

            var words = value.Words.Count > 0
                ? string.Join("<br>", value.Words.Select(w => $"`{w.Word}`: {w.Meaning}"))
                : value.Minimum is { } minimum ? $"{minimum} to {value.Maximum}" : value.Type switch { "array" => "list", "object" => "keys with values", "string" => "text", var type => type };
            var fallback = value.Default switch { null or IReadOnlyList<string> => "", var d => $"`{d}`" };
            page.Append($"| `{prefix}{key}` | {value.Description.Replace("|", "\\|", StringComparison.Ordinal)} | {words} | {fallback} |\n");
        }
    }
}
