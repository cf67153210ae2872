using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Torchbook.Display.Formatting;

/// <summary>Takes values apart for display, without trusting what their properties do.</summary>
internal static class ValueReader
{
    public static ValueKind KindOf(object? value)
    {
        var type = value?.GetType();
        return value switch
        {
            null or string or Exception or Type or ITuple => ValueKind.Scalar,
            IDictionary => ValueKind.Dictionary,
            IEnumerable => ValueKind.Sequence,
            _ when type!.IsPrimitive || type.IsEnum || SaysItself(type) || Properties(type).Count == 0 => ValueKind.Scalar,
            _ => ValueKind.Object,
        };
    }

    /// <summary>What can be shown of an object: public properties that need no argument, then public fields.</summary>
    public static IReadOnlyList<MemberInfo> Properties(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike && !p.PropertyType.IsPointer),
        .. type.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(f => !f.FieldType.IsPointer),
    ];

    public static object? Read(MemberInfo member, object from)
    {
        try
        {
            return member is PropertyInfo property ? property.GetValue(from) : ((FieldInfo)member).GetValue(from);
        }
        catch (Exception e) when (e is TargetInvocationException or NotSupportedException or ArgumentException)
        {
            return $"! {(e.InnerException ?? e).GetType().Name}: {(e.InnerException ?? e).Message}";
        }
    }

    /// <summary>The first elements, and how many more there are: a number, "more" where nobody counted, or null when that is all.</summary>
    public static (List<object?> Items, string? Left) Take(IEnumerable sequence, int limit)
    {
        var items = new List<object?>();
        foreach (var item in sequence)
        {
            if (items.Count == limit)
            {
                return (items, Count(sequence) is { } count ? $"{count - limit} more" : "more");
            }

            items.Add(item);
        }

        return (items, null);
    }

    /// <inheritdoc cref="Take(IEnumerable, int)"/>
    public static (List<DictionaryEntry> Entries, string? Left) Take(IDictionary dictionary, int limit)
    {
        var entries = new List<DictionaryEntry>();
        for (var next = dictionary.GetEnumerator(); entries.Count < limit && next.MoveNext();)
        {
            entries.Add(next.Entry);
        }

        return (entries, dictionary.Count > limit ? $"{dictionary.Count - limit} more" : null);
    }

    /// <summary>Whether values of the type are written with the names of their properties by the compiler.</summary>
    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null
        || (type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Name.Contains("AnonymousType", StringComparison.Ordinal));

    private static int? Count(IEnumerable sequence) => sequence switch
    {
        ICollection collection => collection.Count,
        _ => sequence.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>))
            ?.GetProperty("Count")?.GetValue(sequence) as int?,
    };

    private static bool SaysItself(Type type) => !IsRecord(type)
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType is { } says && says != typeof(object) && says != typeof(ValueType);
}
