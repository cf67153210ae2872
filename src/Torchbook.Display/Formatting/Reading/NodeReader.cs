using System.Collections;
using System.Runtime.CompilerServices;

namespace Torchbook.Display.Formatting;

/// <summary>Takes values apart for display, without trusting what their properties and enumerators do.</summary>
internal sealed partial class NodeReader
{
    private readonly ReadingLimits limits = new();

    private NodeReader() { }

    public static Node Read(object? value) => new NodeReader().Read(value, 0);

    /// <param name="value">Anything.</param>
    /// <param name="depth">0 for the value that is shown, 1 for what it holds, …</param>
    private Node Read(object? value, int depth)
    {
        limits.Count();
        if (value is MimeBundle ready)
        {
            return new BundleNode(ready);
        }

        if (depth > 0 && value is not null && Formatter.NestedBundle(value) is { } own)
        {
            return new BundleNode(own);
        }

        return ScalarText.TryRead(value) ?? ReadPart(value!, depth);
    }

    private Node ReadPart(object value, int depth)
    {
        if (limits.Enter(value, depth) is { } instead)
        {
            return instead;
        }

        try
        {
            return ReadKnown(value, depth) ?? value switch
            {
                ITuple tuple => Tuple(tuple, depth),
                IEnumerable sequence => Sequence(sequence, depth),
                _ when Members.SayThemselves(value.GetType()) => ScalarText.Read(value),
                _ => Object(value, depth),
            };
        }
        catch (Exception e) when (e is not InsufficientExecutionStackException)
        {
            // What no member answers for, such as a type whose libraries are not there.
            return ScalarNode.Failure(e);
        }
        finally
        {
            limits.Leave(value);
        }
    }

    private ObjectNode Tuple(ITuple tuple, int depth) =>
        new("", [.. Enumerable.Range(0, tuple.Length).Select(i => ($"Item{i + 1}", Read(tuple[i], depth + 1)))], IsTuple: true);

    private Node Object(object value, int depth)
    {
        var type = value.GetType();
        var name = Members.IsAnonymous(type) ? "" : TypeName.Short(type);
        var members = new List<(string, Node)>();
        foreach (var member in Members.Of(type))
        {
            if (limits.Exhausted is { } reason)
            {
                members.Add((member.Name, new ScalarNode($"… ({reason})")));
                break;
            }

            var read = Members.Read(member, value, out var failure);
            members.Add((member.Name, failure is null ? Read(read, depth + 1) : ScalarNode.Failure(failure)));
        }

        return members.Count == 0 && name.Length > 0 ? ScalarText.Read(value) : new ObjectNode(name, members);
    }
}
