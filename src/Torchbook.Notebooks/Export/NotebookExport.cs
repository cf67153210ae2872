using Torchbook.Notebooks.Documents;

namespace Torchbook.Notebooks.Export;

/// <summary>
/// Writes a notebook as a C# program of one file, which <c>dotnet run</c> runs and which prints what the notebook shows: prose
/// becomes comments, a cell's value is printed as text.
/// </summary>
public static class NotebookExport
{
    internal const string ShowMethod = "ShowValue";

    /// <summary>The program's text.</summary>
    /// <param name="notebook">C# cells alone; others are refused.</param>
    /// <param name="options">Names and packages.</param>
    /// <exception cref="ExportException">The notebook cannot be written as a program; the message names the cell and why.</exception>
    public static string ToProgram(NotebookDocument notebook, ExportOptions options)
    {
        var cells = notebook.Cells.Where(c => c.Kind != CellKind.Code || Runs(c, options)).ToList();
        var parts = Split(notebook, cells);
        var program = Write(notebook, cells, parts, options, []);
        if (parts.Values.SelectMany(p => p.Packages).All(p => options.IsKnown(p.Id)))
        {
            program = Write(notebook, cells, parts, options, ProgramCheck.Valueless(program));
            program.Rewrite(text => NameConflicts.Resolve(text, ProgramCheck.References));
            ProgramCheck.Compiles(program);
        }

        return program.ToString();
    }

    private static bool Runs(NotebookCell cell, ExportOptions options) =>
        cell.Source.Trim().Length > 0 && (options.Solutions || !cell.HasTag("solution")) && !cell.HasTag("skip-execution");

    private static Dictionary<NotebookCell, CellParts> Split(NotebookDocument notebook, IEnumerable<NotebookCell> cells)
    {
        var parts = new Dictionary<NotebookCell, CellParts>();
        foreach (var cell in cells.Where(c => c.Kind == CellKind.Code))
        {
            var place = $"In[{parts.Count + 1}]";
            if (CellLanguageName.Of(notebook, cell) is not "csharp" and var language)
            {
                throw new ExportException($"{place} is written in {language}, and the program in C#.");
            }

            if (cell.HasTag("raises-exception"))
            {
                throw new ExportException($"{place} is to fail (tag raises-exception), which would end a program: catch the exception in the cell.");
            }

            try
            {
                parts[cell] = CellSplitter.Split(cell.Source);
            }
            catch (ExportException e)
            {
                throw new ExportException($"{place}: {e.Message}");
            }
        }

        return parts;
    }

    private static ProgramWriter Write(
        NotebookDocument notebook, IEnumerable<NotebookCell> cells, Dictionary<NotebookCell, CellParts> parts, ExportOptions options, HashSet<int> valueless)
    {
        var program = new ProgramWriter();
        program.Lines(["#!/usr/bin/env dotnet", $"// {notebook.Title}. Made with: {options.Command}", $"// Run it with: dotnet run -c Release {options.FileName}"]);
        program.Lines(options.Header.Concat(parts.Values.SelectMany(p => p.Packages).Select(p => options.Package(p.Id, p.Version))).Distinct());
        program.Usings(parts.Values.SelectMany(p => p.Usings));
        var number = 0;
        foreach (var cell in cells)
        {
            if (cell.Kind != CellKind.Code)
            {
                program.Prose(cell.Source);
                continue;
            }

            var part = parts[cell];
            number++;
            program.Block(part.Value is null ? part.Statements : $"{part.Statements}\n{Value(part.Value, valueless.Contains(number))}".TrimStart('\n'), number);
            if (cell.HasTag("parameters"))
            {
                program.Block(ParameterArguments.Statements(notebook));
            }
        }

        program.Block($$"""
            // A notebook shows the value of a cell's last expression.
            static void {{ShowMethod}}(object value)
            {
                if (value is not null)
                {
                    Torchbook.Display.DisplayFunctions.display(value);
                }
            }
            """);
        foreach (var (index, part) in parts.Values.Index())
        {
            program.Block(part.Types, index + 1);
        }

        return program;
    }

    private static string Value(string expression, bool hasNone) => hasNone ? $"{expression};" : $"{ShowMethod}({expression});";
}
