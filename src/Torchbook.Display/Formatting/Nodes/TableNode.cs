namespace Torchbook.Display.Formatting;

/// <summary>Rows with the same columns.</summary>
/// <param name="Columns">The names of the columns that are shown.</param>
/// <param name="Rows">A node for each column; null where a row has no such column. Rows beyond <paramref name="Shown"/> hold scalars.</param>
/// <param name="Shown">How many rows are shown where nothing can be paged.</param>
/// <param name="Left">What there is beyond <paramref name="Rows"/>; null when they are all.</param>
/// <param name="HiddenColumns">The names of the columns that are not shown.</param>
internal sealed record TableNode(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Node?>> Rows, int Shown, Remainder? Left, IReadOnlyList<string> HiddenColumns) : Node
{
    /// <summary>Columns beyond these are only named.</summary>
    public const int MaxColumns = 20;

    /// <summary>What there is beyond the rows that are shown, in words; null when they are all.</summary>
    public string? LeftOfShown => (Rows.Count - Shown, Left) switch
    {
        ( <= 0, null) => null,
        ( <= 0, _) => Left.ToString(),
        (var more, null) => new Remainder(more).ToString(),
        (var more, _) => (Left with { Count = Left.Count + more }).ToString(),
    };

    public bool IsNumeric(int column) =>
        Rows.Any(r => r[column] is ScalarNode { Kind: ScalarKind.Number })
        && Rows.All(r => r[column] is null or ScalarNode { Kind: ScalarKind.Number or ScalarKind.Nothing });

    /// <summary>A table of named cells; rows may lack columns.</summary>
    public static TableNode Of(IReadOnlyList<IReadOnlyList<(string Name, Node Value)>> rows, int shown, Remainder? left)
    {
        var names = rows.SelectMany(r => r).Select(c => c.Name).Distinct().ToList();
        var columns = names.Take(MaxColumns).ToList();
        return new(columns, [.. rows.Select(r => Cells(r, columns))], shown, left, names.Skip(MaxColumns).ToList());
    }

    private static Node?[] Cells(IReadOnlyList<(string Name, Node Value)> row, List<string> columns)
    {
        var cells = new Node?[columns.Count];
        foreach (var (name, value) in row)
        {
            if (columns.IndexOf(name) is >= 0 and var column)
            {
                cells[column] = value;
            }
        }

        return cells;
    }
}
