namespace Postmortem.Analysis.Language;

/// <summary>Tells whom or what a noun phrase names.</summary>
internal static partial class NounPhrases
{
    private static readonly string[] AgentEndings = ["er", "or", "ist", "ician", "eer", "ant", "man", "men", "woman", "women", "person", "keeper", "head", "mate", "ee", "ain"];

    private static SubjectClass Classify(in Sentence s, int start, int head)
    {
        var token = s.Tokens[head];
        if (token.Kind == TokenKind.Handle)
        {
            return SubjectClass.Name;
        }

        if (token.Kind != TokenKind.Word)
        {
            return SubjectClass.System;
        }

        // "IT forgot the certificate": in capitals it is a department.
        if (s.Is(head, "it") && s.Tokens[head].Is(TokenShape.AllCaps))
        {
            return SubjectClass.Team;
        }

        var classes = s.ClassOf(head);
        if ((classes & WordClass.Outsider) != 0)
        {
            return SubjectClass.Outsider;
        }

        if ((classes & (WordClass.We | WordClass.You | WordClass.They | WordClass.PersonPronoun)) != 0)
        {
            // "nobody", "no one"; "no one replica" is not meant here because "replica" would be the head.
            return (classes & WordClass.We) != 0 ? SubjectClass.We
                : (classes & WordClass.You) != 0 ? SubjectClass.You
                : (classes & WordClass.They) != 0 ? SubjectClass.They
                : SubjectClass.Pronoun;
        }

        if (s.Is(head, "one"))
        {
            return s.Is(head - 1, "no") ? SubjectClass.Pronoun : SubjectClass.System;
        }

        if ((classes & WordClass.User) != 0)
        {
            return SubjectClass.User;
        }

        if ((classes & WordClass.Role) != 0)
        {
            return ClassifyRole(s, start, head, (classes & WordClass.SoftRole) != 0);
        }

        if ((classes & WordClass.Team) != 0)
        {
            return ClassifyTeam(s, start, head);
        }

        if ((classes & WordClass.Vendor) != 0)
        {
            return SubjectClass.Vendor;
        }

        return ClassifyName(s, start, head, classes);
    }

    private static SubjectClass ClassifyRole(in Sentence s, int start, int head, bool soft)
    {
        for (var i = start; i < head; i++)
        {
            if (s.Has(i, WordClass.User))
            {
                return SubjectClass.User;
            }

            if (soft && s.Lexicon.IsIn("operated", s.Tokens[head - 1].Word) && (s.Is(head, "operator") || s.Is(head, "operators") || s.Is(head, "holder") || s.Is(head, "holders")))
            {
                // Who operates nodes of a network is a person; the cluster's own operators are software.
                return SubjectClass.Role;
            }

            if (soft && ((s.Has(i, WordClass.System) && !s.Has(i, WordClass.HumanModifier)) || s.Tokens[i].Kind is TokenKind.Code))
            {
                return SubjectClass.System;
            }
        }

        if (!soft)
        {
            return SubjectClass.Role;
        }

        // "the operator" and "a console operator" are people, "the etcd operator" and "package managers" are not.
        var modifiers = 0;
        for (var i = start; i < head; i++)
        {
            if (s.Has(i, WordClass.HumanModifier | WordClass.Team | WordClass.Role | WordClass.Possessive))
            {
                return SubjectClass.Role;
            }

            modifiers += s.Has(i, WordClass.Determiner | WordClass.Quantifier) ? 0 : 1;
        }

        return modifiers == 0 && (head > start || s.Lexicon.IsIn("bare-roles", s.Tokens[head].Word)) ? SubjectClass.Role : SubjectClass.System;
    }

    private static SubjectClass ClassifyTeam(in Sentence s, int start, int head)
    {
        for (var i = start; i < head; i++)
        {
            // "the customer's team", but "the customer team" is one of ours.
            if (s.Has(i, WordClass.User | WordClass.Outsider) && s.Is(i + 1, "'s"))
            {
                return SubjectClass.User;
            }
        }

        // "Microsoft Teams" is a product; "support" and "security" alone are teams only where they act.
        if (s.Is(head, "teams") && (s.Is(head - 1, "microsoft") || s.Is(head - 1, "ms") || (s.Tokens[head].Is(TokenShape.Capitalised) && head > start && s.Tokens[head - 1].Is(TokenShape.Capitalised))))
        {
            return SubjectClass.System;
        }

        // "Customer Care", "the Registrar's office", "Accounts Payable": words for other things that name a department where it is written like one.
        if (s.Lexicon.IsIn("named-teams", s.Tokens[head].Word))
        {
            return head > start && IsOfDepartment(s, head) ? SubjectClass.Team : SubjectClass.System;
        }

        // A group is a team only where its name says so: security groups and consumer groups are not.
        if (s.Lexicon.IsIn("soft-teams", s.Tokens[head].Word))
        {
            return head > start && !s.Is(head - 1, "security") && s.Has(head - 1, WordClass.HumanModifier | WordClass.Role) ? SubjectClass.Team : SubjectClass.System;
        }

        // "The management of sessions", "the support for IPv6" and "read operations" are no teams.
        var bare = s.Lexicon.IsIn("bare-teams", s.Tokens[head].Word);
        if (bare && (s.Is(head + 1, "of") || s.Is(head + 1, "for") || (head == start && s.Has(head - 1, WordClass.BaseVerb))))
        {
            return SubjectClass.System;
        }

        return bare && head > start && !s.Has(head - 1, WordClass.Determiner | WordClass.HumanModifier | WordClass.Team | WordClass.Role | WordClass.User)
            ? SubjectClass.System
            : SubjectClass.Team;
    }

    private static bool IsOfDepartment(in Sentence s, int head)
    {
        var before = head - 1;
        if (s.Is(before, "'s"))
        {
            return before > 0 && ((NounPhrases.EndingAt(s, before - 1).Class & SubjectClass.Person) != 0 || s.Tokens[before - 1].Is(TokenShape.Capitalised));
        }

        return s.IsWord(before)
            && (s.Tokens[head].Is(TokenShape.Capitalised) ? s.Tokens[before].Is(TokenShape.Capitalised) : s.Lexicon.IsIn("offices", s.Tokens[head].Word) && s.Has(before, WordClass.HumanModifier | WordClass.Role | WordClass.Team));
    }

    /// <summary>Whether a noun is made like the names of trades: "dispatcher", "archivist", "yardman". Machines are called so as well.</summary>
    private static bool IsAgentNoun(in Sentence s, int head)
    {
        if (!s.IsWord(head) || s.Tokens[head].Is(TokenShape.AllCaps | TokenShape.HasDigit) || s.Tokens[head].Length < 5
            || (s.Tokens[head].Word is var word and not 0 && (s.Lexicon.ClassOf(word) & (WordClass.System | WordClass.Vendor | WordClass.AnyVerb)) != 0)
            || s.Lexicon.IsIn("machines-in-er", s.Tokens[head].Word))
        {
            return false;
        }

        var form = s.TextOf(head);
        if (form[^1] is 's' or 'S')
        {
            form = form[..^1];
        }

        foreach (var ending in AgentEndings)
        {
            if (form.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static SubjectClass ClassifyName(in Sentence s, int start, int head, WordClass classes)
    {
        // A name is one to three capitalised words without an article.
        for (var i = start; i <= head; i++)
        {
            if (!s.IsWord(i) || !s.Tokens[i].Is(TokenShape.Capitalised) || s.Tokens[i].Is(TokenShape.AllCaps | TokenShape.HasDigit) || s.Has(i, WordClass.Determiner | WordClass.System | WordClass.Vendor))
            {
                return IsAgentNoun(s, head) ? SubjectClass.Agent : SubjectClass.System;
            }
        }

        if (head - start > 2)
        {
            return SubjectClass.System;
        }

        if (s.Has(start, WordClass.FirstName))
        {
            return SubjectClass.Name;
        }

        return (classes & ~WordClass.FirstName) == 0 && s.Tokens[head].Word == 0 ? SubjectClass.Proper : SubjectClass.System;
    }
}
