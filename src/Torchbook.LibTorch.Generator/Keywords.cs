using Microsoft.CodeAnalysis.CSharp;

namespace Torchbook.LibTorch.Generator;

internal static class Keywords
{
    /// <summary>PyTorch has members named <c>bool</c>, <c>float</c> and <c>out</c>; C# wants them escaped.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
