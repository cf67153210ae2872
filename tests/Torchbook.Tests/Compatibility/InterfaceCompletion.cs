using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Torchbook.Tests.Compatibility;

/// <summary>
/// What the API list cannot show, explicit implementations, written for every interface of every type, so that the types are
/// whole in the compiler's eyes.
/// </summary>
internal static class InterfaceCompletion
{
    public static string Write(CSharpCompilation compilation)
    {
        var text = new StringBuilder("#nullable disable\n");
        foreach (var type in Types(compilation.Assembly.GlobalNamespace).Where(t => t.TypeKind is TypeKind.Class or TypeKind.Struct && t.AllInterfaces.Length > 0))
        {
            text.Append(Opening(type));
            foreach (var member in type.AllInterfaces.SelectMany(i => i.GetMembers()).Where(m => m.IsAbstract)) text.AppendLine(Implementation(member));
            text.AppendLine(new string('}', Nesting(type).Count() + 1));
        }

        return text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol parent) => parent.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(m => m is INamedTypeSymbol type ? Types(m).Prepend(type) : Types(m));

    private static IEnumerable<INamedTypeSymbol> Nesting(INamedTypeSymbol type)
    {
        for (var t = type; t is not null; t = t.ContainingType) yield return t;
    }

    private static string Opening(INamedTypeSymbol type) => $"namespace {type.ContainingNamespace} {{ " + string.Concat(Nesting(type).Reverse()
        .Select(t => $"partial {(t.TypeKind == TypeKind.Struct ? "struct" : "class")} {t.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {{ "));

    private static string Implementation(ISymbol member)
    {
        var from = member.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        switch (member)
        {
            case IMethodSymbol { MethodKind: MethodKind.Ordinary } method:
                var generics = method.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", method.TypeParameters)}>";
                return $"{Name(method.ReturnType)} {from}.{method.Name}{generics}({Parameters(method.Parameters)}) => throw null;";
            case IPropertySymbol property:
                var name = property.IsIndexer ? $"this[{Parameters(property.Parameters)}]" : property.Name;
                return $"{Name(property.Type)} {from}.{name} {{ {(property.GetMethod is null ? "" : "get => throw null;")} {(property.SetMethod is null ? "" : "set => throw null;")} }}";
            default:
                return "";
        }
    }

    private static string Parameters(IEnumerable<IParameterSymbol> parameters) =>
        string.Join(", ", parameters.Select(p => $"{(p.RefKind == RefKind.Out ? "out " : p.RefKind == RefKind.Ref ? "ref " : "")}{Name(p.Type)} @{p.Name}"));

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
