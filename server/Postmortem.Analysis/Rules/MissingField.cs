using Postmortem.Analysis.Editing;
using Postmortem.Analysis.Model;
using Postmortem.Analysis.Profiles;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

/// <summary>A field that the profile requires has no value. Fields of a section that is missing or empty are not reported apart.</summary>
internal sealed class MissingField : Rule
{
    public override string Code => "missing-field";

    public override Category Category => Category.Document;

    public override IEnumerable<Finding> Check(DocumentModel model, RuleContext context)
    {
        if (model.Profile is not { } profile)
        {
            yield break;
        }

        var fields = new Dictionary<string, Field>();
        foreach (var field in model.Fields)
        {
            if (field.Id is { } id && (!fields.TryGetValue(id, out var other) || other.Value.Length == 0))
            {
                fields[id] = field;
            }
        }

        var absent = new Dictionary<string, List<ProfileField>>();
        foreach (var field in profile.Fields)
        {
            var isRequired = field.Required.AppliesTo(model.Header.Severity?.Value);
            if (IsSaidElsewhere(model, field.Id))
            {
                continue;
            }

            if (!fields.TryGetValue(field.Id, out var written))
            {
                if (!isRequired)
                {
                    continue;
                }

                var section = field.Section ?? "";
                if (section.Length == 0 || model.FindSection(section) is { IsEmpty: false })
                {
                    (absent.TryGetValue(section, out var list) ? list : absent[section] = []).Add(field);
                }
            }
            else if (written.Value.Length == 0 && !Slots.In(model, written.ValueSpan))
            {
                yield return Found(written.LabelSpan, $"{field.Label} has no value. {FieldText.Ask(field)}", FieldText.Computed(model, field.Id) is { } value ? FieldEdits.Write(model.Document, written.ValueSpan, value) : null) with
                {
                    // A label that nobody has to write asks for its value all the same, or to be taken out.
                    OwnLevel = isRequired ? null : RuleLevel.Hint,
                };
            }
        }

        foreach (var (section, missing) in absent)
        {
            var place = section.Length == 0 ? SectionIndex.TitleOf(model) : model.FindSection(section)!.HeadingSpan;
            var names = Say.List([.. missing.Take(4).Select(f => f.Label), .. missing.Count > 4 ? [$"{missing.Count - 4} more"] : (IEnumerable<string>)[]]);
            yield return Found(place, $"{names} {(missing.Count == 1 ? "is" : "are")} not stated here. Add {(missing.Count == 1 ? "it" : "them")}.", (section, (IReadOnlyList<ProfileField>)missing));
        }
    }

    public override IEnumerable<Fix> Fixes(Finding finding, DocumentModel model, RuleContext context)
    {
        if (finding.Data is TextEdit edit)
        {
            yield return new Fix($"Fill in {edit.NewText.Trim()} from the timeline", true, [edit]);
        }
        else if (finding.Data is (string section, IReadOnlyList<ProfileField> missing) && FieldText.Insert(model, section, missing) is { } insert)
        {
            yield return new Fix(missing.Count == 1 ? $"Insert {missing[0].Label}" : "Insert the missing fields", true, [insert]);
        }
    }

    /// <summary>The fact stands in the document, though not as a labelled field.</summary>
    private static bool IsSaidElsewhere(DocumentModel model, string id) => id switch
    {
        "incident-id" => model.Header.IncidentId is not null,
        "severity" => model.Header.Severity is not null,
        "status" => model.Header.Status is not null,
        "date" => model.Header.Date is not null,
        "time" => model.Header is { Start: not null, End: not null },
        "duration" => model.Header.Duration is not null,
        "author" => model.Header.Authors.Count > 0,
        "services" => model.Header.Services.Count > 0,
        "incident-title" => model.Title is not null,
        "primary-cause" => model.RootCause.Summary is not null,
        "trigger-details" => model.RootCause.Trigger is not null,
        "users-affected" => model.Impact.UsersAffected is not null,
        "requests-failed" => model.Impact.RequestsFailed is not null,
        _ => false,
    };
}
