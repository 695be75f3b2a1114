using System.Globalization;
using Postmortem.Analysis.Profiles;
using Postmortem.Authoring.Generate;

namespace Postmortem.Authoring.New;

/// <summary>What somebody answered for a field of a new document.</summary>
internal static class Answer
{
    /// <summary>The field that a name means: by a question's id, or the field's own id, label or alias. Null is the title of the document.</summary>
    /// <exception cref="GenerationException">There is no such field.</exception>
    public static ProfileField? FieldOf(Profile profile, string name)
    {
        var key = VocabularyValue.KeyOf(name);
        if (profile.Questions.FirstOrDefault(q => VocabularyValue.KeyOf(q.Id) == key) is { } question && profile.FindField(question.Field ?? question.Id) is { } asked)
        {
            return asked;
        }

        if (key == NewDocument.Title)
        {
            return null;
        }

        return profile.Fields.FirstOrDefault(f => VocabularyValue.KeyOf(f.Id) == key)
            ?? profile.Fields.FirstOrDefault(f => VocabularyValue.KeyOf(f.Label) == key || f.Aliases.Any(a => VocabularyValue.KeyOf(a) == key))
            ?? throw new GenerationException($"{name}: a {profile.Title} has no such field; {Instead(name, [NewDocument.Title, .. profile.Questions.Select(q => q.Id), .. profile.Fields.Select(f => f.Id)])}");
    }

    /// <summary>The value as it is written in documents of the kind.</summary>
    /// <exception cref="GenerationException">It is none of the field's values, or no date where the field is one.</exception>
    public static string ValueOf(Profile profile, ProfileField field, string name, string value)
    {
        var vocabulary = profile.Questions.FirstOrDefault(q => q.Id == name && q.Vocabulary is not null) is { Vocabulary: { } asked }
            ? profile.Vocabularies.GetValueOrDefault(asked)
            : profile.VocabularyOf(field);
        if (vocabulary is null)
        {
            return field.Kind != FieldKind.Date || DateOnly.TryParseExact(value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? value
                : throw new GenerationException($"{name}={value}: is no date; write it as year-month-day, such as 2026-03-17");
        }

        if (vocabulary.Find(value) is { } found)
        {
            return found.Value;
        }

        // "Yes (two contracts)" is a value with details.
        var cut = value.AsSpan().IndexOfAny("(,;:");
        if (cut > 0 && vocabulary.Find(value.AsSpan(0, cut)) is { } first)
        {
            return string.Concat(first.Value, value.AsSpan(value[cut] == '(' && value[cut - 1] == ' ' ? cut - 1 : cut));
        }

        var nearest = vocabulary.FindMeant(value)?.Value;
        var choices = string.Join(", ", vocabulary.Values.Where(v => !v.Discouraged).Select(v => v.Value));
        throw new GenerationException($"{name}={value}: no such value; {(nearest is null ? $"choose one of {choices}" : $"did you mean {nearest}?")}");
    }

    private static string Instead(string word, IReadOnlyList<string> known) =>
        Nearest.Find(word, known) is { } nearest ? $"did you mean {nearest}?" : $"choose one of {string.Join(", ", known.Distinct())}";
}
