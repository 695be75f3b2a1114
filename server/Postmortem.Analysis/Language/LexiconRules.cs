namespace Postmortem.Analysis.Language;

/// <summary>Reads the rules and their patterns from a lexicon file.</summary>
internal static class LexiconRules
{
    public static void Read(LexiconNode file, Lexicon lexicon)
    {
        var compiler = new PatternCompiler(lexicon);
        var exceptions = lexicon.Exceptions;
        foreach (var (name, node) in file.Find("exceptions")?.Entries ?? [])
        {
            var patterns = exceptions.GetValueOrDefault(name) ?? [];
            exceptions[name] = [.. patterns, .. (node.Items ?? []).Where(item => item.Scalar is not null).SelectMany(item => compiler.Compile(item.Scalar!, item.Line))];
        }

        if (exceptions.TryGetValue("meta", out var meta))
        {
            lexicon.Meta = meta;
        }

        foreach (var (_, node) in file.Find("innocents")?.Entries ?? [])
        {
            lexicon.Innocents.AddRange((node.Items ?? []).Where(item => item.Scalar is not null).SelectMany(item => compiler.Compile(item.Scalar!, item.Line)));
        }

        foreach (var item in file.Find("evidence")?.Items ?? [])
        {
            ReadPattern(item, lexicon.Evidence, compiler, exceptions, lexicon);
        }

        foreach (var (code, node) in file.Find("rules")?.Entries ?? [])
        {
            var rule = lexicon.Rules.Find(known => known.Code == code) ?? Create(code, node, lexicon);
            foreach (var item in node.Find("patterns")?.Items ?? [])
            {
                ReadPattern(item, rule, compiler, exceptions, lexicon);
            }
        }
    }

    private static LanguageRule Create(string code, LexiconNode node, Lexicon lexicon)
    {
        var weight = int.TryParse(node.FindText("weight"), out var parsed) ? parsed : 3;
        var rule = new LanguageRule
        {
            Code = code,
            Weight = weight,
            Level = LevelOf(node.FindText("level")) ?? LevelFor(weight),
            Message = node.FindText("message") ?? "",
            Why = node.FindText("why") ?? "",
            Instead = node.FindText("instead") ?? "",
            IsFirst = node.FindText("first") == "true",
            IsTone = node.FindText("tone") == "true",
            IsAboutPeople = node.FindText("people") == "true",
            Order = lexicon.Rules.Count,
        };
        lexicon.Rules.Add(rule);
        return rule;
    }

    private static void ReadPattern(LexiconNode node, LanguageRule rule, PatternCompiler compiler, Dictionary<string, List<PatternSequence>> exceptions, Lexicon lexicon)
    {
        var unless = new List<PatternSequence>();
        foreach (var entry in node.FindTexts("unless"))
        {
            if (exceptions.TryGetValue(entry, out var named))
            {
                unless.AddRange(named);
            }
            else
            {
                unless.AddRange(compiler.Compile(entry, node.Line));
            }
        }

        var subject = SubjectClass.None;
        foreach (var entry in node.FindTexts("subject"))
        {
            subject |= SubjectOf(entry, node.Line, lexicon);
        }

        var sections = node.FindTexts("in").Aggregate(SectionContext.None, (all, name) => all | SectionOf(name, node.Line, lexicon));
        var not = node.FindTexts("not-in").Aggregate(SectionContext.None, (all, name) => all | SectionOf(name, node.Line, lexicon));
        var weight = int.TryParse(node.FindText("weight"), out var parsed) ? parsed : (int?)null;
        foreach (var match in node.Scalar is { } alone ? [alone] : node.FindTexts("match"))
        {
            rule.Patterns.Add(new Pattern
            {
                Rule = rule,
                Source = match,
                IsForHow = node.FindText("style") == "how",
                IsForNever = node.FindText("style") == "no-names",
                Sequences = compiler.Compile(match, node.Line),
                Subject = subject,
                In = (sections == SectionContext.None ? SectionContext.Any : sections) & ~not,
                Level = LevelOf(node.FindText("level")) ?? (weight is { } own ? LevelFor(own) : rule.Level),
                Weight = weight ?? rule.Weight,
                Message = node.FindText("message") ?? rule.Message,
                Unless = unless,
                Fixes = [.. node.FindTexts("fix")],
                Replacement = node.FindText("replace"),
            });
        }
    }

    private static LanguageLevel LevelFor(int weight) => weight >= 3 ? LanguageLevel.Warning : weight >= 1 ? LanguageLevel.Info : LanguageLevel.Hint;

    private static LanguageLevel? LevelOf(string? text) => text switch
    {
        "warning" => LanguageLevel.Warning,
        "info" => LanguageLevel.Info,
        "hint" => LanguageLevel.Hint,
        _ => null,
    };

    private static SubjectClass SubjectOf(string name, int line, Lexicon lexicon)
    {
        SubjectClass? found = name switch
        {
            "person" => SubjectClass.Person,
            "name" => SubjectClass.Name,
            "role" => SubjectClass.Role,
            "team" => SubjectClass.Team,
            "pronoun" => SubjectClass.Pronoun,
            "we" => SubjectClass.We,
            "you" => SubjectClass.You,
            "they" => SubjectClass.They,
            "anyone" => SubjectClass.Anyone,
            "user" => SubjectClass.User,
            "vendor" => SubjectClass.Vendor,
            "system" => SubjectClass.System,
            "implied" => SubjectClass.Implied,
            "outsider" => SubjectClass.Outsider,
            "proper" => SubjectClass.Proper,
            "unknown" => SubjectClass.Unknown,
            _ => null,
        };
        if (found is null)
        {
            lexicon.Problems.Add(new LexiconProblem(line, $"\"{name}\" is no kind of subject."));
        }

        return found ?? SubjectClass.None;
    }

    private static SectionContext SectionOf(string name, int line, Lexicon lexicon)
    {
        if (Enum.TryParse<SectionContext>(name, ignoreCase: true, out var section))
        {
            return section;
        }

        lexicon.Problems.Add(new LexiconProblem(line, $"\"{name}\" is no kind of section."));
        return SectionContext.None;
    }
}
