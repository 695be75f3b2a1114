namespace Postmortem.Analysis.Language;

/// <summary>Tells the language of a paragraph by its smallest words.</summary>
internal static class LanguageGuess
{
    private const int English = 0;

    private static readonly string[] Tags = ["en", "fr", "de", "es", "pt", "it", "nl"];

    /// <summary>The languages of each, as indices of their tags.</summary>
    private static readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words(
        ("en", "the a of to and in is was were that with for this are not be by it as from which have had has at on we an been after because but or when then there they their our us you your who what while before during would could should will can did do does no its into about than so if only all more one out up until again"),
        ("fr", "le la les des du de et est une un en dans que qui pas pour sur avec nous été ce cette au aux par sont ont il elle plus mais ou"),
        ("de", "der die das und ist nicht ein eine den dem des mit auf für von zu im wurde wurden war waren werden hat haben sich auch es wir bei als nach aus dass"),
        ("es", "el la los las de del y es un una en que no por para con se fue eran como más pero al lo su este esta nos ha han"),
        ("pt", "o a os as de do da e é um uma em que não por para com se foi como mais mas ao no na dos das nos foram"),
        ("it", "il lo la gli le di del della e è un una in che non per con si stato come più ma al nel dei delle sono ha"),
        ("nl", "de het een en is niet van op te in met voor dat die was zijn aan door bij werd worden ook maar om er naar")).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Syllables that nearly every Vietnamese sentence has one of, as they are typed without marks.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Unmarked = new HashSet<string>(
        ("khong duoc nguoi truoc nhung cua voi thi nen phai khi loi viec lam nham bi chay vao tren sau moi hon neu vi nhu cung van roi xoa xong kiem tra canh bao du lieu he thong ky su nhan "
            + "vien trien khai cau hinh may chu dich vu da la co cac trong ra den tu mot hai ngay gio phut giay lan lai quen bo sot le dang gia ma de cho qua chua hoan toan nguyen gay mat luc theo doi thay "
            + "kinh nghiem rut bat can trach nhiem loi hoa thang rong dau buoc quyen thao tac quy trinh suot tieng truc phai nguoi thoi khau nhom team "
            + "ban anh chi em cai ve nhat bat tat dung sai duyet lenh nay ai do het tai trung tim gui minh luong nho hom sang chieu dem").Split(' '),
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// A Vietnamese name in an English sentence has marks too, with a capital letter; Vietnamese prose has them on many of its
    /// small words. What is quoted or code says nothing of the language around it.
    /// </summary>
    public static bool IsVietnamese(ReadOnlySpan<char> text)
    {
        if (!HasVietnameseLetter(text))
        {
            return false;
        }

        var counts = Count(text, leaveOut: true);
        counts = counts.Words == 0 ? Count(text, leaveOut: false) : counts;
        return counts.Marked > 0 && counts.Marked * (counts.English == 0 ? 9 : 4) >= counts.Words;
    }

    /// <summary>Whether most words are Vietnamese syllables; asked only of texts with one that no English word looks like.</summary>
    public static bool IsUnmarkedVietnamese(ReadOnlySpan<char> text)
    {
        var (words, _, english, unmarked) = Count(text, leaveOut: true);
        return unmarked >= 3 && unmarked * 3 >= words && unmarked > english * 2;
    }

    private static (int Words, int Marked, int English, int Unmarked) Count(ReadOnlySpan<char> text, bool leaveOut)
    {
        int words = 0, marked = 0, english = 0, unmarked = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (leaveOut && c is '`' or '"' or '“' && text.Slice(i + 1, Math.Min(500, text.Length - i - 1)).IndexOf(c == '“' ? '”' : c) is var close and >= 0)
            {
                i += close + 1;
                continue;
            }

            if (!char.IsLetter(c))
            {
                continue;
            }

            var start = i;
            var isMarked = false;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is >= '\u0300' and <= '\u036F'))
            {
                isMarked |= text[i] > '\u00BF';
                i++;
            }

            var word = text[start..i];
            i--;
            words++;
            marked += isMarked && (words == 1 || char.IsLower(c)) ? 1 : 0;
            unmarked += Unmarked.Contains(word) ? 1 : 0;
            english += !isMarked && word.Length > 1 && Lookup.TryGetValue(word, out var languages) && languages[0] == English && !Unmarked.Contains(word) ? 1 : 0;
        }

        return (words, marked, english, unmarked);
    }

    /// <summary>Letters with two marks, and the three that only Vietnamese has.</summary>
    private static bool HasVietnameseLetter(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\u0110', '\u1EF9'); at >= 0; at = text.IndexOfAnyInRange('\u0110', '\u1EF9'))
        {
            if (text[at] is >= '\u1EA0' or 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or '\u0309' or '\u0323' or '\u031B')
            {
                return true;
            }

            text = text[(at + 1)..];
        }

        return false;
    }

    /// <summary>The tag of the language with the most small words, or nothing when there are too few to tell.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[Tags.Length];
        var words = 0;
        var at = 0;
        while (at < text.Length && words < 200)
        {
            while (at < text.Length && !char.IsLetter(text[at]))
            {
                at++;
            }

            var start = at;
            while (at < text.Length && char.IsLetter(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                words++;
                if (Lookup.TryGetValue(text[start..at], out var languages))
                {
                    foreach (var language in languages)
                    {
                        counts[language]++;
                    }
                }
            }
        }

        var best = 0;
        for (var i = 1; i < Tags.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        return counts[best] >= 3 && counts[best] * 6 >= words ? Tags[best] : "";
    }

    private static Dictionary<string, int[]> Words(params ReadOnlySpan<(string Tag, string Words)> languages)
    {
        var result = new Dictionary<string, int[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var (tag, words) in languages)
        {
            var language = Array.IndexOf(Tags, tag);
            foreach (var word in words.Split(' '))
            {
                var known = result.GetValueOrDefault(word, []);
                result[word] = known.Contains(language) ? known : [.. known, language];
            }
        }

        return result;
    }
}
