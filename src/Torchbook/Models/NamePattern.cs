using System.IO.Enumeration;

namespace Torchbook.Models;

/// <summary>Names of tensors by pattern: <c>*</c> stands for any characters, dots too, and <c>?</c> for one. Case matters.</summary>
internal static class NamePattern
{
    public static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    public static bool MatchesAny(IEnumerable<string> patterns, string name) => patterns.Any(p => Matches(p, name));
}
