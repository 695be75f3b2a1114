using System.Collections.Concurrent;
using System.Text;
using HandlebarsDotNet;

namespace Postmortem.Authoring.Generate;

/// <summary>
/// A Handlebars template for Markdown. Values are data: nothing in them is read as a template, and three helpers put them where they can't
/// break the Markdown around them. Each takes a value and what to write when there is none:
/// <c>{{cell value "[Owner]"}}</c> in a table, <c>{{line value "[…]"}}</c> within a line, <c>{{item value "[…]"}}</c> at the beginning of a list item.
/// </summary>
internal sealed class Template
{
    private const int KeptTemplates = 16;

    private static readonly ConcurrentDictionary<string, Template> Compiled = [];

    private readonly HandlebarsTemplate<object, object> _render;

    private Template(HandlebarsTemplate<object, object> render) => _render = render;

    /// <exception cref="GenerationException">The template has a mistake in it.</exception>
    public static Template Parse(string text, string name)
    {
        if (Compiled.TryGetValue(text, out var known))
        {
            return known;
        }

        try
        {
            // The engine strips the line of a block tag only where the tag stands alone on it, so line breaks have to be its own.
            var template = new Template(Engine().Compile(text.ReplaceLineEndings("\n")));
            if (Compiled.Count >= KeptTemplates)
            {
                Compiled.Clear();
            }

            return Compiled[text] = template;
        }
        catch (HandlebarsException e)
        {
            throw new GenerationException($"{name}: is no valid template ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); correct it or delete it to use the one that comes with the program");
        }
    }

    public string Render(IReadOnlyDictionary<string, object?> facts, string name)
    {
        try
        {
            return _render(facts);
        }
        catch (HandlebarsException e)
        {
            throw new GenerationException($"{name}: can't be filled ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}); correct it or delete it to use the one that comes with the program");
        }
    }

    private static IHandlebars Engine()
    {
        var engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = false });
        engine.RegisterHelper("cell", (output, _, arguments) => output.WriteSafeString(MarkdownText.Cell(ValueOf(arguments))));
        engine.RegisterHelper("line", (output, _, arguments) => output.WriteSafeString(MarkdownText.Line(ValueOf(arguments))));
        engine.RegisterHelper("item", (output, _, arguments) => output.WriteSafeString(MarkdownText.Item(ValueOf(arguments))));
        return engine;
    }

    /// <summary>The first argument that says something: a name that is bound to nothing says nothing.</summary>
    private static string ValueOf(Arguments arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is not (null or UndefinedBindingResult) && argument.ToString() is { } text && !string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return "";
    }
}
