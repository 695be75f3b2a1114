using Postmortem.Analysis.Model;

namespace Postmortem.Analysis.Rules;

/// <summary>What an incident was about, as far as another one is compared with it: strings, so that two gists are equal when they say the same.</summary>
/// <param name="Words">Stems of the title, the summary and the cause, in order, with spaces between them.</param>
/// <param name="Services">In lower case, with bars between them.</param>
/// <param name="OpenItems">Action items that are neither done nor given up.</param>
internal sealed record IncidentGist(string Words, string Services, string? Cause, DateOnly? Date, int OpenItems)
{
    private const int MostCharacters = 2000;
    private const int MostKeys = 40;

    /// <summary>What the open items say, one a line, in words that can be compared (<see cref="TextFacts.Key"/>).</summary>
    public string OpenKeys { get; init; } = "";

    public static IncidentGist Of(DocumentModel model) => new(
        string.Join(' ', WordsOf(model).Order(StringComparer.Ordinal)),
        string.Join('|', model.Header.Services.Where(s => !Slots.In(model, s.Span)).Select(s => s.Value.ToLowerInvariant())),
        model.Header.RootCauseCategory?.Value,
        model.Header.Date?.Value,
        Open(model).Count())
    {
        OpenKeys = string.Join('\n', Open(model).Select(i => TextFacts.Of(i.Text)).Where(f => f.Words.Count >= DuplicateActionItem.FewestWords).Take(MostKeys).Select(f => f.Key)),
    };

    private static IEnumerable<ActionItem> Open(DocumentModel model) => model.ActionItems.Where(i => !ActionItems.IsSettled(i) && !Slots.In(model, i.TextSpan));

    public static HashSet<string> WordsOf(DocumentModel model)
    {
        var words = Terms.Of(model.Title?.Value ?? "");
        var left = MostCharacters;
        foreach (var block in Prose.BlocksIn(model, Prose.Summary))
        {
            if (left <= 0)
            {
                break;
            }

            if (!Slots.In(model, model.Document.GetContentSpan(block)))
            {
                var text = Prose.PlainOf(model.Document[block]);
                words.UnionWith(Terms.Of(text.Length <= left ? text : text[..left]));
                left -= text.Length;
            }
        }

        if (model.RootCause.Summary is { } cause && !Slots.In(model, cause.Span))
        {
            words.UnionWith(Terms.Of(cause.Value.Length <= MostCharacters ? cause.Value : cause.Value[..MostCharacters]));
        }

        return words;
    }
}
