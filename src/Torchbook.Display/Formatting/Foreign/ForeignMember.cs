using System.Reflection;

namespace Torchbook.Display.Formatting;

/// <summary>Members of types of libraries that are known by name alone.</summary>
internal static class ForeignMember
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance;

    /// <summary>Whether the value is of the type of that full name, or of one derived from it.</summary>
    public static bool IsOf(object value, string fullName)
    {
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            if (type.FullName == fullName)
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="MissingMemberException">There is no such property.</exception>
    public static object? Get(object from, string property) =>
        (from.GetType().GetProperty(property, Instance) ?? throw new MissingMemberException(from.GetType().FullName, property)).GetValue(from);

    /// <summary>The element at a 64-bit index.</summary>
    /// <exception cref="MissingMemberException">There is no such indexer.</exception>
    public static object? Item(object from, long index)
    {
        var indexer = from.GetType().GetProperties(Instance)
            .FirstOrDefault(p => p.GetIndexParameters() is [var one] && one.ParameterType == typeof(long))
            ?? throw new MissingMemberException(from.GetType().FullName, "this[long]");
        return indexer.GetValue(from, [index]);
    }
}
