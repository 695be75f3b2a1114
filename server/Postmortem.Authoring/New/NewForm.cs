using Postmortem.Analysis.Profiles;

namespace Postmortem.Authoring.New;

/// <summary>What to ask before a new document is made, for whoever shows it: an editor's pickers, a terminal.</summary>
internal sealed record NewForm(string Title, IReadOnlyList<FormItem> Items)
{
    private const string DatePattern = "^\\d{4}-\\d{2}-\\d{2}$";

    /// <summary>Which kind, where that is not known yet.</summary>
    public static NewForm OfKinds(ProfileSet profiles) => new(
        "New document",
        [
            new FormItem("kind", "Kind", "What kind of document?", FormItemKind.Choice, IsRequired: true)
            {
                Choices = [.. profiles.Profiles.Where(p => p.Template.Length > 0).Select(p => new FormItemChoice(p.Id, p.Title, p.Description))],
            },
        ]);

    public static NewForm Of(Profile profile)
    {
        var items = new List<FormItem>
        {
            new(NewDocument.Title, "Title", "Which service did what to whom? Three to ten words; leave empty to write it later.", FormItemKind.Text, IsRequired: false),
        };
        foreach (var question in profile.Questions)
        {
            var field = profile.FindField(question.Field ?? question.Id);
            var vocabulary = question.Vocabulary is { } id ? profile.Vocabularies.GetValueOrDefault(id) : null;
            var kind = vocabulary is not null ? FormItemKind.Choice : question.Kind == FieldKind.Date ? FormItemKind.Date : FormItemKind.Text;
            items.Add(new FormItem(question.Id, field?.Label ?? question.Id, question.Text, kind, question.IsRequired)
            {
                Guidance = question.Guidance,
                Choices = [.. (vocabulary?.Values ?? []).Where(v => !v.Discouraged).Select(v => new FormItemChoice(v.Value, v.Value, v.Meaning))],
                Pattern = kind == FormItemKind.Date ? DatePattern : null,
                PatternMessage = kind == FormItemKind.Date ? "Write it as year-month-day, such as 2026-03-17." : null,
            });
        }

        return new NewForm($"New {profile.Title}", items);
    }
}

internal enum FormItemKind
{
    Choice,
    Text,
    Date,
}

/// <param name="Id">The key of the answer.</param>
/// <param name="Prompt">The question itself.</param>
internal sealed record FormItem(string Id, string Title, string Prompt, FormItemKind Kind, bool IsRequired)
{
    public string Guidance { get; init; } = "";

    public IReadOnlyList<FormItemChoice> Choices { get; init; } = [];

    /// <summary>A regular expression that JavaScript and .NET read alike.</summary>
    public string? Pattern { get; init; }

    public string? PatternMessage { get; init; }
}

/// <param name="Value">What the answer is; the label is what people see.</param>
internal sealed record FormItemChoice(string Value, string Label, string Meaning);
