using System.Collections;

namespace Torchbook.Display.Formatting;

/// <summary>Microsoft.Data.Analysis' DataFrame, and a single column of one: columns by name, each with its values by row.</summary>
internal sealed class DataFrameReader
{
    private readonly IReadOnlyList<object> columns;

    public DataFrameReader(object value)
    {
        columns = IsColumn(value) ? [value] : [.. ((IEnumerable)ForeignMember.Get(value, "Columns")!).Cast<object>()];
        RowCount = columns.Count == 0 ? 0 : (long)ForeignMember.Get(columns[0], "Length")!;
    }

    public static bool Is(object value) => ForeignMember.IsOf(value, "Microsoft.Data.Analysis.DataFrame") || IsColumn(value);

    public IEnumerable<string> Columns => columns.Select(c => ForeignMember.Get(c, "Name") as string ?? "");

    public long RowCount { get; }

    public IEnumerable<object?[]> Rows()
    {
        for (var row = 0L; row < RowCount; row++)
        {
            yield return [.. columns.Select(c => ForeignMember.Item(c, row))];
        }
    }

    private static bool IsColumn(object value) => ForeignMember.IsOf(value, "Microsoft.Data.Analysis.DataFrameColumn");
}
