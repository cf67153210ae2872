using System.Collections;

namespace Torchbook.Display.Formatting;

internal sealed partial class NodeReader
{
    /// <summary>Rows beyond these are not even there to be paged.</summary>
    private const int MostRows = 1000;

    private Node Sequence(IEnumerable sequence, int depth)
    {
        if (sequence is IDictionary dictionary)
        {
            return Map(Entries(dictionary), dictionary.Count, depth);
        }

        if (sequence is Array { Rank: > 1 } array)
        {
            return Matrix(array, [], depth);
        }

        if (PairType(sequence.GetType()) is { } pair)
        {
            var (key, value) = (pair.GetProperty("Key")!, pair.GetProperty("Value")!);
            return Map(sequence.Cast<object>().Select(p => (key.GetValue(p), value.GetValue(p))), CountOf(sequence), depth);
        }

        return List(sequence, depth);
    }

    private Node List(IEnumerable sequence, int depth)
    {
        var count = CountOf(sequence);
        var shown = Formatter.ListExpansionLimit;
        using var items = new SafeEnumerator(sequence, limits);
        var nodes = new List<Node>();
        while (nodes.Count < shown && items.MoveNext())
        {
            nodes.Add(Read(items.Current, depth + 1));
        }

        if (nodes.Count == 0 || !nodes.TrueForAll(n => Cells(n) is not null || n == ScalarNode.Null) || nodes.TrueForAll(n => n == ScalarNode.Null))
        {
            return new ListNode(nodes, items.Left(count, nodes.Count)?.ToString());
        }

        // What may be paged must be cheap: a collection that is there already, of rows that are plain.
        while (depth == 0 && count is not null && nodes.Count < MostRows && nodes.TrueForAll(IsPlainRow) && items.MoveNext())
        {
            nodes.Add(Read(items.Current, depth + 1));
        }

        return TableNode.Of([.. nodes.Select(n => Cells(n) ?? [])], shown, items.Left(count, nodes.Count));
    }

    private MapNode Map(IEnumerable<(object? Key, object? Value)> entries, long? count, int depth)
    {
        using var pairs = new SafeEnumerator(entries, limits);
        var nodes = new List<(Node, Node)>();
        while (nodes.Count < Formatter.ListExpansionLimit && pairs.MoveNext())
        {
            var (key, value) = ((object?, object?))pairs.Current!;
            nodes.Add((Read(key, depth + 1), Read(value, depth + 1)));
        }

        return new(nodes, pairs.Left(count, nodes.Count)?.ToString());
    }

    private ListNode Matrix(Array array, int[] at, int depth)
    {
        var (dimension, limit) = (at.Length, Formatter.ListExpansionLimit);
        var length = array.GetLength(dimension);
        var first = array.GetLowerBound(dimension);
        var items = Enumerable.Range(first, Math.Min(length, limit)).Select(i => dimension + 1 == array.Rank
            ? Read(array.GetValue([.. at, i]), depth + 1)
            : Matrix(array, [.. at, i], depth + 1));
        return new([.. items], length > limit ? new Remainder(length - limit).ToString() : null);
    }

    // An object, a tuple or a map by names is a row; what is one word for itself is not.
    private static IReadOnlyList<(string Name, Node Value)>? Cells(Node node) => node switch
    {
        ObjectNode { Members.Count: > 0 } row => row.Members,
        MapNode { Entries.Count: > 0, Left: null } map when map.Entries.All(e => e.Key is ScalarNode) => [.. map.Entries.Select(e => (((ScalarNode)e.Key).Text, e.Value))],
        _ => null,
    };

    private static bool IsPlainRow(Node node) => Cells(node) is not { } cells || cells.All(c => c.Value.IsScalar);

    private static IEnumerable<(object?, object?)> Entries(IDictionary dictionary)
    {
        for (var next = dictionary.GetEnumerator(); next.MoveNext();)
        {
            yield return (next.Key, next.Value);
        }
    }

    private static Type? PairType(Type type) => type.GetInterfaces()
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .Select(i => i.GetGenericArguments()[0])
        .FirstOrDefault(t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));

    private static long? CountOf(IEnumerable sequence)
    {
        try
        {
            return sequence is ICollection collection ? collection.Count : sequence.GetType().GetInterfaces()
                .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() is var g && (g == typeof(IReadOnlyCollection<>) || g == typeof(ICollection<>)))
                ?.GetProperty("Count")?.GetValue(sequence) as int?;
        }
        catch (Exception e) when (e is not InsufficientExecutionStackException)
        {
            return null;
        }
    }
}
