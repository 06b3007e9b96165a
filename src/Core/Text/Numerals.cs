using System.Globalization;
using System.Text;

namespace CallCenter.Core.Text;

/// <summary>Numbers as people say them, as figures: 四十七号 is 47号, 047 is 47, 三号楼 is 3号楼. Pure.</summary>
public static class Numerals
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The text with every number in figures, without leading zeros.</summary>
    public static string InFigures(string text)
    {
        var made = new StringBuilder(text.Length);
        for (var n = 0; n < text.Length;)
        {
            var end = n;
            if (char.IsAsciiDigit(text[n]))
            {
                while (end < text.Length && char.IsAsciiDigit(text[end]))
                {
                    end++;
                }

                made.Append(text.AsSpan(n, end - n).TrimStart('0') is { Length: > 0 } figures ? figures : "0");
            }
            else if (IsNumeral(text[n]))
            {
                while (end < text.Length && IsNumeral(text[end]))
                {
                    end++;
                }

                Append(made, text.AsSpan(n, end - n));
            }
            else
            {
                made.Append(text[n]);
                end = n + 1;
            }

            n = end;
        }

        return made.ToString();
    }

    private static bool IsNumeral(char character) => character is '两' or '〇' or '十' or '百' or '千' || Digits.Contains(character, StringComparison.Ordinal);

    private static int DigitOf(char character) => character switch
    {
        '两' => 2,
        '〇' => 0,
        _ => Digits.IndexOf(character, StringComparison.Ordinal),
    };

    private static void Append(StringBuilder made, ReadOnlySpan<char> said)
    {
        if (said.IndexOfAny('十', '百', '千') < 0)
        {
            // Said figure by figure: 一零三 is 103; a single 两 or 〇 is a number too.
            var start = made.Length;
            foreach (var character in said)
            {
                made.Append((char)('0' + DigitOf(character)));
            }

            while (made.Length - start > 1 && made[start] == '0')
            {
                made.Remove(start, 1);
            }

            return;
        }

        var (sum, digit) = (0, -1);
        foreach (var character in said)
        {
            var unit = character switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (unit == 0)
            {
                digit = DigitOf(character);
            }
            else
            {
                sum += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
            }
        }

        made.Append((sum + Math.Max(0, digit)).ToString(CultureInfo.InvariantCulture));
    }
}
