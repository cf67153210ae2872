using Microsoft.CodeAnalysis;

namespace Torchbook.Notebooks.Cells.Completion;

/// <summary>Symbols as a learner reads them.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat format = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithParameterOptions(SymbolDisplayFormat.MinimallyQualifiedFormat.ParameterOptions | SymbolDisplayParameterOptions.IncludeDefaultValue)
        .WithMiscellaneousOptions(SymbolDisplayFormat.MinimallyQualifiedFormat.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat variable = format.WithMemberOptions(SymbolDisplayMemberOptions.IncludeType);

    /// <summary>The declaration in one line.</summary>
    public static string Signature(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol or ITypeSymbol { TypeKind: TypeKind.TypeParameter } => symbol.ToDisplayString(),
        INamedTypeSymbol { TypeKind: not TypeKind.Delegate } type => $"{Word(type)} {type.ToDisplayString()}",
        // What a cell declares is a member of a class that nobody wrote.
        { ContainingType.IsScriptClass: true } and not IMethodSymbol => symbol.ToDisplayString(variable),
        { ContainingType.IsScriptClass: true } => symbol.ToDisplayString(format.WithMemberOptions(format.MemberOptions & ~SymbolDisplayMemberOptions.IncludeContainingType)),
        _ => symbol.ToDisplayString(format),
    };

    /// <summary>The kind under which front ends know it.</summary>
    public static string Kind(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "module",
        ITypeParameterSymbol => "typeParameter",
        INamedTypeSymbol { TypeKind: TypeKind.Struct } => "struct",
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        ITypeSymbol => "class",
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } or IMethodSymbol { ContainingType.IsScriptClass: true } => "function",
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        IEventSymbol => "event",
        IFieldSymbol { ContainingType.IsScriptClass: true } => "variable",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enumMember",
        IFieldSymbol { IsConst: true } => "constant",
        IFieldSymbol => "field",
        _ => "variable",
    };

    private static string Word(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { IsStatic: true } => "static class",
        _ => type.TypeKind.ToString().ToLowerInvariant(),
    };
}
