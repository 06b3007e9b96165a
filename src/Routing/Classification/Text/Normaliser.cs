using System.Text;

namespace CallCenter.Routing.Classification.Text;

/// <summary>Brings a text into the one form that rules and model read. Pure.</summary>
public sealed class Normaliser(Spelling spelling)
{
    /// <summary>Texts are read up to this length, in characters: a call's words never come near it, and an evaluation stays bounded.</summary>
    public const int LongestText = 4000;

    /// <summary>The normal form; an empty text gives an empty one.</summary>
    public NormalText Read(string source)
    {
        var length = Math.Min(source.Length, LongestText);
        var plain = new StringBuilder(length);
        var origin = new List<int>(length);
        for (var i = 0; i < length; i++)
        {
            var c = spelling.Character(Plain(source[i]));
            if (c != '\0' && !Repeats(plain, c))
            {
                plain.Append(c);
                origin.Add(i);
            }
        }

        Rejoin(plain, origin);
        return Respell(source, plain.ToString(), origin);
    }

    /// <summary>Full width to half width, marks of any script to the few that count, letters to lower case; NUL drops the character.</summary>
    private static char Plain(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E')
        {
            c = (char)(c - 0xFEE0);
        }

        return c switch
        {
            '\u3000' or '\t' or '\u00A0' => ' ',
            '。' or '｡' => '.',
            '、' or '，' or '…' or '—' or '–' or '~' or '～' or '·' or '-' or '_' => ',',
            '【' or '《' or '「' or '『' or '{' or '<' => '(',
            '】' or '》' or '」' or '』' or '}' or '>' => ')',
            '“' or '”' or '‘' or '’' or '"' or '\'' or '*' or '\r' or '\u200B' or '\uFEFF' => '\0',
            >= 'A' and <= 'Z' => (char)(c | 0x20),
            _ => c,
        };
    }

    /// <summary>A third equal character in a row, or a second equal mark, says nothing new.</summary>
    private static bool Repeats(StringBuilder text, char c)
    {
        if (text.Length == 0 || text[^1] != c || char.IsAsciiDigit(c))
        {
            return false;
        }

        return Separates(c) || (text.Length > 1 && text[^2] == c);
    }

    /// <summary>Characters that stand alone between equal separators (着 火 了, 救…命) belong together.</summary>
    private static void Rejoin(StringBuilder text, List<int> origin)
    {
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (!Separates(text[i]) || text[i] is '!' or '?' || !Ideograph(text[i - 1]) || !Ideograph(text[i + 1]))
            {
                continue;
            }

            var aloneBefore = i < 2 || Separates(text[i - 2]);
            var aloneAfter = i + 2 >= text.Length || Separates(text[i + 2]);
            if (aloneBefore && aloneAfter)
            {
                // Remove every separator of the run at once: 着 火 了.
                var j = i;
                while (j + 1 < text.Length && Separates(text[j]) && Ideograph(text[j + 1]) && (j + 2 >= text.Length || Separates(text[j + 2])))
                {
                    text.Remove(j, 1);
                    origin.RemoveAt(j);
                    j++;
                }

                i = j;
            }
        }
    }

    private NormalText Respell(string source, string plain, List<int> origin)
    {
        var text = new StringBuilder(plain.Length);
        var from = new List<int>(plain.Length);
        for (var i = 0; i < plain.Length;)
        {
            var (length, right) = spelling.PhraseAt(plain, i);
            if (length == 0)
            {
                text.Append(plain[i]);
                from.Add(origin[i]);
                i++;
                continue;
            }

            for (var k = 0; k < right.Length; k++)
            {
                text.Append(right[k]);
                from.Add(origin[i + (k == right.Length - 1 ? length - 1 : Math.Min(k, length - 1))]);
            }

            i += length;
        }

        return new NormalText(source, text.ToString(), [.. from]);
    }

    private static bool Separates(char c) => NormalText.EndsSentence(c) || NormalText.EndsClause(c);

    private static bool Ideograph(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
