namespace Torchbook.Notebooks.Export;

/// <summary>A cell taken apart, since a program has its usings first, then statements, then types.</summary>
/// <param name="Packages">What its <c>#r "nuget: …"</c> lines name: id and version.</param>
/// <param name="Usings">Its using lines.</param>
/// <param name="Statements">What it does, without the value of its last expression.</param>
/// <param name="Value">Its last expression, which a notebook shows; null where it has none.</param>
/// <param name="Types">What it declares beside variables and methods.</param>
internal sealed record CellParts(
    IReadOnlyList<(string Id, string? Version)> Packages, IReadOnlyList<string> Usings, string Statements, string? Value, string Types);
