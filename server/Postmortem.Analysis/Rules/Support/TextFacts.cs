using System.Runtime.CompilerServices;

namespace Postmortem.Analysis.Rules;

/// <summary>
/// What is known of the text of an action item, a factor or an event. The strings hang on blocks and live as long as these, so the
/// facts are found once for a text and not at every keystroke.
/// </summary>
internal sealed class TextFacts
{
    private static readonly ConditionalWeakTable<string, TextFacts> Cache = [];

    private readonly string _text;
    private ActionText? _action;
    private HashSet<string>? _terms;
    private string? _key;
    private Strength? _strength;
    private bool? _detects;
    private bool? _prevents;
    private bool? _mitigates;
    private string? _interpretation;
    private string? _endless;

    private TextFacts(string text) => _text = text;

    public ActionText Action => _action ??= ActionText.Of(_text);

    public HashSet<string> Words => _terms ??= Terms.Of(_text);

    /// <summary>The same for two texts of the same words.</summary>
    public string Key => _key ??= string.Join(' ', Words.Order(StringComparer.Ordinal));

    public Strength Strength => _strength ??= ActionKinds.StrengthOf(_text);

    public bool Detects => _detects ??= ActionKinds.IsOf(_text, "detect");

    public bool Prevents => _prevents ??= ActionKinds.IsOf(_text, "prevent");

    public bool Mitigates => _mitigates ??= ActionKinds.IsOf(_text, "mitigate");

    /// <summary>The words that explain or judge; empty when there are none.</summary>
    public string Interpretation => _interpretation ??= InterpretationInTimeline.Find(_text);

    /// <summary>The word that never comes to an end; empty when there is none.</summary>
    public string Endless => _endless ??= OpenEndedActionItem.Find(_text);

    public static TextFacts Of(string text) => Cache.GetValue(text, static t => new TextFacts(t));
}
