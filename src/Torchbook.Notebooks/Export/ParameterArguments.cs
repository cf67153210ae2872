using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Runner;

namespace Torchbook.Notebooks.Export;

/// <summary>The statements by which a program's arguments set the notebook's parameters: <c>-- fast=true seed=7</c>.</summary>
internal static class ParameterArguments
{
    private static readonly string[] parsed = ["bool", "int", "long", "float", "double", "decimal"];

    /// <summary>Goes after the cell tagged <c>parameters</c>; empty where it declares none that text can set.</summary>
    public static string Statements(NotebookDocument notebook)
    {
        var cases = ParameterCell.Declared(notebook).Where(p => parsed.Contains(p.Type) || p.Type == "string").ToList();
        return cases.Count == 0 ? "" : $$"""
            // Arguments set these: {{string.Join(' ', cases.Select(p => p.Name + "=…"))}}
            foreach (var argument in args)
            {
                switch (argument.Split('=', 2))
                {
            {{string.Join('\n', cases.Select(p => $"        case [\"{p.Name}\", var text]: {p.Name} = {(p.Type == "string" ? "text" : $"{p.Type}.Parse(text)")}; break;"))}}
                    default: throw new System.ArgumentException($"There is no parameter '{argument}'.");
                }
            }
            """;
    }
}
