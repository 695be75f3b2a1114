using Postmortem.Analysis.Model;
using Postmortem.Analysis.Syntax;
using Postmortem.Analysis.Text;

namespace Postmortem.Analysis.Rules;

internal enum SensitiveKind
{
    Secret,
    Card,
    Personal,
    Address,

    /// <summary>A public address or the name of a host: nothing to hide within a company.</summary>
    Host,
}

/// <summary>
/// What must not be in a document that is shared: found once in each block, code included. Every scan is linear; what is only
/// called a password ("password: changed") and what is a slot or an example is none.
/// </summary>
internal static class Sensitive
{
    private static readonly (string Start, int Length)[] Tokens =
    [
        ("AKIA", 16), ("ASIA", 16), ("ghp_", 30), ("gho_", 30), ("ghu_", 30), ("ghs_", 30), ("ghr_", 30), ("github_pat_", 30), ("glpat-", 18), ("xoxb-", 16), ("xoxp-", 16), ("xoxa-", 16), ("xoxr-", 16), ("xoxs-", 16),
        ("sk_live_", 16), ("rk_live_", 16), ("AIza", 30), ("npm_", 30), ("SG.", 30), ("eyJ", 40),
    ];

    private const int ShortestToken = 20;

    private static readonly string[] Names = ["password", "passwd", "pwd", "secret", "api_key", "apikey", "api-key", "access_key", "auth_token", "access_token", "client_secret", "private_key", "secret_key"];

    public static IEnumerable<TextSpan> In(DocumentModel model, SensitiveKind kind)
    {
        foreach (var (block, facts) in RemarkableBlocks.Of(model))
        {
            foreach (var found in facts.Sensitive)
            {
                if (found.Kind == kind)
                {
                    yield return found.Span.Shift(model.Document.GetStart(block));
                }
            }
        }
    }

    public static IReadOnlyList<(SensitiveKind, TextSpan)> Find(Block block)
    {
        var text = block.Text;
        List<(SensitiveKind, TextSpan)>? found = null;
        if (text.Length < 8)
        {
            return [];
        }

        if (HasLongWord(text))
        {
            AddTokens(text, ref found);
        }

        AddAssignments(text, ref found);
        AddConnections(text, ref found);
        AddNumbers(text, ref found);
        AddMail(text, ref found);
        AddHosts(text, ref found);
        var key = text.IndexOf("-----BEGIN ", StringComparison.Ordinal);
        if (key >= 0 && text.IndexOf("PRIVATE KEY-----", key, StringComparison.Ordinal) is > 0 and var end && end - key < 60)
        {
            Add(ref found, SensitiveKind.Secret, key, end + 16);
        }

        return found ?? (IReadOnlyList<(SensitiveKind, TextSpan)>)[];
    }

    /// <summary>Whether a token of the shortest kind could stand in the text; most of it is not even looked at.</summary>
    private static bool HasLongWord(ReadOnlySpan<char> text)
    {
        for (var start = 0; start + ShortestToken <= text.Length;)
        {
            var at = start + ShortestToken - 1;
            while (at >= start && IsTokenSign(text[at]))
            {
                at--;
            }

            if (at < start)
            {
                return true;
            }

            start = at + 1;
        }

        return false;
    }

    private static bool IsTokenSign(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '+';

    private static void AddTokens(string text, ref List<(SensitiveKind, TextSpan)>? found)
    {
        foreach (var (start, length) in Tokens)
        {
            for (var at = text.IndexOf(start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(start, at + start.Length, StringComparison.Ordinal))
            {
                var end = at + start.Length;
                while (end < text.Length && IsTokenSign(text[end]))
                {
                    end++;
                }

                var value = text.AsSpan(at, end - at).TrimEnd("./-");
                if (value.Length >= start.Length + length && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && value.IndexOfAnyInRange('0', '9') >= 0 && !IsExample(value)
                    && (start != "eyJ" || value.Count('.') >= 2))
                {
                    Add(ref found, SensitiveKind.Secret, at, at + value.Length);
                }
            }
        }
    }

    /// <summary><c>password=hunter2x</c>, <c>api_key: "…"</c>: a value with a digit or a sign in it, so that words after "password:" are none.</summary>
    private static void AddAssignments(string text, ref List<(SensitiveKind, TextSpan)>? found)
    {
        for (var sign = text.AsSpan().IndexOfAny('=', ':'); sign >= 0; sign = NextSign(text, sign + 1))
        {
            if (!EndsWithName(text.AsSpan(0, sign)))
            {
                continue;
            }

            var start = sign + 1;
            while (start < text.Length && text[start] is ' ' or '"' or '\'' or '`' && start < sign + 4)
            {
                start++;
            }

            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or '`' or ',' or ';' or ')' or '|' or '&'))
            {
                end++;
            }

            var value = text.AsSpan(start, end - start).TrimEnd(".:");
            if (value.Length >= 6 && !IsExample(value) && (value.IndexOfAnyInRange('0', '9') >= 0 || value.IndexOfAny("!#%^+=") >= 0) && value[0] is not ('[' or '<' or '{' or '$' or '*' or '/' or '(') && !value.Contains("://", StringComparison.Ordinal))
            {
                Add(ref found, SensitiveKind.Secret, start, start + value.Length);
            }
        }
    }

    private static int NextSign(string text, int from)
    {
        var next = text.AsSpan(from).IndexOfAny('=', ':');
        return next < 0 ? -1 : from + next;
    }

    /// <summary>Whether the text before an equals sign or a colon names a secret: <c>"password" </c>.</summary>
    private static bool EndsWithName(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(' ');
        text = text.EndsWith('"') || text.EndsWith('\'') ? text[..^1] : text;
        if (text.IsEmpty || (text[^1] | 0x20) is not ('d' or 't' or 'y' or 'n'))
        {
            return false;
        }

        foreach (var name in Names)
        {
            if (text.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary><c>postgres://user:secret@host</c>: the part between the colon and the at sign.</summary>
    private static void AddConnections(string text, ref List<(SensitiveKind, TextSpan)>? found)
    {
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var end = at + 3;
            var colon = -1;
            while (end < text.Length && end - at < 200 && text[end] is not ('/' or ' ' or '\n' or '\r' or '"' or '\'' or ')' or '>' or '@' or '`' or '|'))
            {
                colon = colon < 0 && text[end] == ':' ? end : colon;
                end++;
            }

            if (colon > 0 && end < text.Length && text[end] == '@' && end - colon > 3 && text.AsSpan(colon + 1, end - colon - 1) is var value && !IsExample(value) && value[0] is not ('[' or '<' or '{' or '$' or '*'))
            {
                Add(ref found, SensitiveKind.Secret, colon + 1, end);
            }
        }
    }

    private static void AddNumbers(string text, ref List<(SensitiveKind, TextSpan)>? found)
    {
        for (var at = text.AsSpan().IndexOfAnyInRange('0', '9'); at >= 0 && at < text.Length;)
        {
            if (!char.IsAsciiDigit(text[at]) || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.' or '-' or '_' or '/')))
            {
                var next = text.AsSpan(at + 1).IndexOfAnyInRange('0', '9');
                at = next < 0 ? text.Length : at + 1 + next;
                continue;
            }

            var end = at;
            var digits = 0;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is ' ' or '-' or '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
            {
                digits += char.IsAsciiDigit(text[end]) ? 1 : 0;
                end++;
            }

            var value = text.AsSpan(at, end - at);
            if (digits is >= 13 and <= 19 && !value.Contains('.') && IsCard(value))
            {
                Add(ref found, SensitiveKind.Card, at, end);
            }
            else if (at > 0 && text[at - 1] == '+' && digits is >= 9 and <= 15 && value.IndexOfAny(' ', '-') >= 0)
            {
                Add(ref found, SensitiveKind.Personal, at - 1, end);
            }
            else if (value.Count('.') == 3 && IsAddress(value, out var isPrivate))
            {
                Add(ref found, isPrivate ? SensitiveKind.Address : SensitiveKind.Host, at, end);
            }

            at = Math.Max(end, at + 1);
        }
    }

    private static void AddMail(string text, ref List<(SensitiveKind, TextSpan)>? found)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '-' or '+'))
            {
                start--;
            }

            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
            {
                end++;
            }

            var domain = text.AsSpan(at + 1, end - at - 1).TrimEnd(".-");
            var dot = domain.LastIndexOf('.');
            if (start < at && dot > 0 && domain.Length - dot - 1 is >= 2 and <= 10 && domain[(dot + 1)..].IndexOfAnyExceptInRange('a', 'z') < 0
                && !domain.EndsWith("example.com") && !domain.EndsWith("example.org") && !(start > 0 && text[start - 1] is ':' or '/') && !IsShared(text.AsSpan(start, at - start)))
            {
                Add(ref found, SensitiveKind.Personal, start, at + 1 + domain.Length);
            }
        }
    }

    /// <summary>The address of a team or a list belongs to nobody.</summary>
    private static bool IsShared(ReadOnlySpan<char> name)
    {
        foreach (var word in (ReadOnlySpan<string>)["help", "info", "support", "security", "team", "dev", "admin", "noreply", "no-reply", "contact", "abuse", "ops", "oncall", "on-call", "sre", "users", "announce", "postmaster", "hello", "git", "root"])
        {
            if (name.Equals(word, StringComparison.OrdinalIgnoreCase) || name.EndsWith("-" + word, StringComparison.OrdinalIgnoreCase) || name.StartsWith(word + "-", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The check digit of card numbers (Luhn), and a first digit that cards have.</summary>
    private static bool IsCard(ReadOnlySpan<char> value)
    {
        var (sum, place, distinct) = (0, 0, 0);
        for (var i = value.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(value[i]))
            {
                continue;
            }

            var digit = value[i] - '0';
            distinct |= 1 << digit;
            var counted = place++ % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }

        return sum % 10 == 0 && value[0] is '3' or '4' or '5' or '6' && System.Numerics.BitOperations.PopCount((uint)distinct) > 3 && place is 13 or 15 or 16;
    }

    /// <summary>The names of hosts end as only names within a company do.</summary>
    private static void AddHosts(string text, ref List<(SensitiveKind, TextSpan)>? found)
    {
        if (!HasHostEnding(text))
        {
            return;
        }

        foreach (var ending in (ReadOnlySpan<string>)[".internal", ".corp", ".intranet", ".lan", ".local"])
        {
            for (var at = text.IndexOf(ending, StringComparison.Ordinal); at >= 0; at = text.IndexOf(ending, at + ending.Length, StringComparison.Ordinal))
            {
                var start = at;
                while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '-'))
                {
                    start--;
                }

                var end = at + ending.Length;
                if (start < at && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                {
                    Add(ref found, SensitiveKind.Host, start, end);
                }
            }
        }
    }

    /// <summary>Whether a full stop has a letter behind it that one of the endings has; most texts have none.</summary>
    private static bool HasHostEnding(ReadOnlySpan<char> text)
    {
        for (var dot = text.IndexOf('.'); dot >= 0 && dot + 1 < text.Length; dot = text.IndexOf('.'))
        {
            if (text[dot + 1] is 'i' or 'c' or 'l')
            {
                return true;
            }

            text = text[(dot + 1)..];
        }

        return false;
    }

    private static bool IsAddress(ReadOnlySpan<char> value, out bool isPrivate)
    {
        isPrivate = false;
        Span<Range> parts = stackalloc Range[5];
        if (value.Split(parts, '.') != 4 || !byte.TryParse(value[parts[0]], out var a) || !byte.TryParse(value[parts[1]], out var b) || !byte.TryParse(value[parts[2]], out _) || !byte.TryParse(value[parts[3]], out _))
        {
            return false;
        }

        isPrivate = a == 10 || (a == 172 && b is >= 16 and <= 31) || (a == 192 && b == 168);
        return isPrivate || a is > 10 and < 224 and not 127;
    }

    private static bool IsExample(ReadOnlySpan<char> value) =>
        value.ContainsIgnoringCase("example") || value.ContainsIgnoringCase("xxxx") || value.ContainsIgnoringCase("redacted") || value.Contains("****", StringComparison.Ordinal) || value.Contains("...", StringComparison.Ordinal);

    private static void Add(ref List<(SensitiveKind, TextSpan)>? found, SensitiveKind kind, int start, int end)
    {
        var span = TextSpan.FromBounds(start, end);
        found ??= [];
        if (!found.Exists(f => f.Item2.Overlaps(span)))
        {
            found.Add((kind, span));
        }
    }
}
