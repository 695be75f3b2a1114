using Postmortem.Analysis.Rules;

namespace Postmortem.Analysis.Language;

/// <summary>Rewrites that put a role where a name, a pronoun or a rank stands.</summary>
internal static class RoleRewrites
{
    /// <summary>"Alice ran" becomes "The database administrator ran", from the roster where it knows the role.</summary>
    public static IEnumerable<Fix> Role(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var from = scope.TokenAt(scope.Hit.Span.Start);
        var to = from + 1;
        while (s.IsWord(to) && s.Tokens[to].Is(TokenShape.Capitalised) && s.Tokens[to].Word == 0 && to < from + 3)
        {
            to++;
        }

        var name = scope.Text(from, to).Trim('@');
        var known = scope.Context.Settings.People.FirstOrDefault(person =>
            person.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || person.Name.Split(' ')[0].Equals(name, StringComparison.OrdinalIgnoreCase)
            || person.Handle?.TrimStart('@').Equals(name, StringComparison.OrdinalIgnoreCase) == true)?.Role;
        var roles = known is null ? ["responder", "on-call engineer"] : new[] { known };
        return [.. Roles(scope, from, to, roles)];
    }

    /// <summary>"A junior engineer" becomes "An engineer", "someone" and "he" become a role.</summary>
    public static IEnumerable<Fix> RoleWord(in RewriteScope scope)
    {
        var s = scope.Sentence;
        var from = scope.TokenAt(scope.Hit.Span.Start);
        var word = s.TextOf(from).ToString().ToLowerInvariant();
        switch (word)
        {
            case "his":
                return [RewriteScope.Fix("Write \"their\"", scope.Replace(from, from + 1, Cased(scope, from, "their")))];
            case "her" when s.IsNominal(from + 1):
                return [RewriteScope.Fix("Write \"their\"", scope.Replace(from, from + 1, Cased(scope, from, "their")))];
            case "him" or "her":
                return [RewriteScope.Fix("Write \"them\"", scope.Replace(from, from + 1, "them"))];
            case "he" or "she":
                return [.. Roles(scope, from, from + 1, ["responder", "on-call engineer"])];
            case "someone" or "somebody":
                return
                [
                    RewriteScope.Fix("Ask for the role or the automation", scope.Replace(from, from + 1, "[FACT NEEDED: which role or automation]")),
                    .. Roles(scope, from, from + 1, ["on-call engineer"]),
                ];
        }

        if (!s.Has(from, WordClass.Determiner) && s.IsNominal(from + 1))
        {
            return [RewriteScope.Fix($"Remove \"{scope.Text(from, from + 1)}\"", WordRewrites.DeleteTokens(scope, from, from + 1))];
        }

        var end = scope.TokenAt(scope.Hit.Span.End);
        return s.Has(from, WordClass.Determiner) && end > from + 1
            ? [.. Roles(scope, from, end, ["responder", "on-call engineer"])]
            : [];
    }

    private static List<Fix> Roles(in RewriteScope scope, int from, int to, IEnumerable<string> roles)
    {
        var fixes = new List<Fix>();
        foreach (var role in roles)
        {
            var text = role.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? role : "the " + role;
            fixes.Add(RewriteScope.Fix($"Write \"{text}\"", scope.Replace(from, to, Cased(scope, from, text))));
        }

        return fixes;
    }

    private static string Cased(in RewriteScope scope, int token, string text) => scope.IsAtStart(token) ? RewriteScope.Capitalise(text) : text;
}
