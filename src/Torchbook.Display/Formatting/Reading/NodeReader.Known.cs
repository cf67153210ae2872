using System.Data;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Torchbook.Display.Formatting;

internal sealed partial class NodeReader
{
    /// <summary>Types of the framework whose properties would not say what they hold; null for all others.</summary>
    private Node? ReadKnown(object value, int depth) => value switch
    {
        Exception e => ExceptionNode.Of(e),
        Task task => TaskState(task, depth),
        ValueTask task => new ObjectNode("ValueTask", [("State", new ScalarNode(task.IsCompletedSuccessfully ? "completed" : "not completed"))]),
        byte[] bytes => HexDump.Of("byte", bytes),
        Memory<byte> bytes => HexDump.Of("Memory<byte>", bytes.Span),
        ReadOnlyMemory<byte> bytes => HexDump.Of("ReadOnlyMemory<byte>", bytes.Span),
        JsonNode or JsonElement or JsonDocument => Json(value),
        DataTable table => Rows(table.Columns.Cast<DataColumn>().Select(c => c.ColumnName), table.Rows.Cast<DataRow>().Select(r => r.ItemArray), table.Rows.Count, depth),
        DataView view => Read(view.ToTable(), depth),
        DataRow row => new ObjectNode("DataRow", [.. row.Table.Columns.Cast<DataColumn>().Select(c => (c.ColumnName, Read(row[c], depth + 1)))]),
        DataSet set => new MapNode([.. set.Tables.Cast<DataTable>().Select(t => ((Node)new ScalarNode(t.TableName), Read(t, depth + 1)))], null),
        _ when DataFrameReader.Is(value) => new DataFrameReader(value) is var frame ? Rows(frame.Columns, frame.Rows(), frame.RowCount, depth) : null,
        _ when value.GetType() is { IsGenericType: true } type => ReadGeneric(value, type, depth),
        _ => null,
    };

    private Node? ReadGeneric(object value, Type type, int depth)
    {
        var open = type.GetGenericTypeDefinition();
        if (open == typeof(Memory<>) || open == typeof(ReadOnlyMemory<>))
        {
            return Read(type.GetMethod("ToArray")!.Invoke(value, null), depth);
        }

        if (open == typeof(KeyValuePair<,>))
        {
            return Object(value, depth) is ObjectNode pair ? pair with { IsTuple = true } : null;
        }

        return open == typeof(ValueTask<>) ? ValueTaskState(value, type, depth) : null;
    }

    private Node Rows(IEnumerable<string> names, IEnumerable<object?[]> rows, long count, int depth)
    {
        var all = names.ToList();
        var shown = Math.Min(all.Count, TableNode.MaxColumns);
        var cells = rows.Take(depth == 0 ? MostRows : Formatter.ListExpansionLimit).TakeWhile(_ => limits.Exhausted is null)
            .Select(r => (IReadOnlyList<Node?>)[.. r.Take(shown).Select(v => Read(v, depth + 1))]).ToList();
        return all.Count == 0 ? new ScalarNode("(no columns)") : new TableNode(all[..shown], cells, Formatter.ListExpansionLimit, count > cells.Count ? new Remainder(count - cells.Count, limits.Exhausted) : null, all[shown..]);
    }

    private static BlockNode Json(object value) => new(
        ScalarText.Cut(JsonSerializer.Serialize(value, JsonBundle.Compact), 200),
        ScalarText.Cut(JsonSerializer.Serialize(value, JsonBundle.Indented), ScalarText.MaxLength));
}
