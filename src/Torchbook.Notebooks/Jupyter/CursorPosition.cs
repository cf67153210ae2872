using System.Text;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>Jupyter counts a cursor's place in Unicode code points, .NET in UTF-16 units.</summary>
internal static class CursorPosition
{
    public static int ToDotnet(string code, int codePoints)
    {
        var at = 0;
        foreach (var rune in code.EnumerateRunes())
        {
            if (codePoints-- <= 0)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
        }

        return at;
    }

    public static int ToJupyter(string code, int units) => code[..Math.Min(units, code.Length)].EnumerateRunes().Count();
}
