using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Torchbook.Notebooks.Cells.Documentation;

/// <summary>The documentation of symbols, wherever it is written: in a cell, beside an assembly, in the SDK.</summary>
internal sealed class DocComments(Compilation compilation)
{
    private const int DeepestInheritance = 5;
    private readonly XmlDocFiles files = new();

    /// <summary>A symbol's documentation; null where there is none.</summary>
    public DocComment? Of(ISymbol symbol) => Element(Definition(symbol), DeepestInheritance) is { } element ? new(element) : null;

    private static ISymbol Definition(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { ReducedFrom: { } extension } => extension.OriginalDefinition,
        IAliasSymbol alias => alias.Target.OriginalDefinition,
        _ => symbol.OriginalDefinition,
    };

    private XElement? Element(ISymbol symbol, int depth)
    {
        var own = symbol.Locations.Any(l => l.IsInSource) ? Parse(symbol.GetDocumentationCommentXml()) : FromFile(symbol);
        var inherit = own?.Descendants("inheritdoc").FirstOrDefault();
        if ((own is not null && inherit is null) || depth == 0)
        {
            return own;
        }

        var source = (string?)inherit?.Attribute("cref") is { } id
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)
            : Inherited(symbol);
        return source is null ? own : Element(source.OriginalDefinition, depth - 1);
    }

    private XElement? FromFile(ISymbol symbol) =>
        symbol.ContainingAssembly is { } assembly && symbol.GetDocumentationCommentId() is { } id && FileOf(assembly) is { } file ? files.Find(file, id) : null;

    private string? FileOf(IAssemblySymbol assembly) =>
        (compilation.GetMetadataReference(assembly) as PortableExecutableReference)?.FilePath
        ?? compilation.References.OfType<PortableExecutableReference>().Select(r => r.FilePath)
            .FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == assembly.Name);

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        IEventSymbol { OverriddenEvent: { } raised } => raised,
        INamedTypeSymbol => null,
        { ContainingType: { } type } => type.AllInterfaces.SelectMany(i => i.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)),
        _ => null,
    };

    private static XElement? Parse(string? xml)
    {
        try
        {
            return string.IsNullOrWhiteSpace(xml) ? null : XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
