using System.Reflection;
using System.Runtime.CompilerServices;

namespace Torchbook.Tests.LibTorch.Api;

/// <summary>Type names as the API list writes them: full, with C#'s keywords, tuples and their element names.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(nint)] = "nint",
    };

    /// <summary>The name of <paramref name="type"/> where <paramref name="place"/>, a parameter or member, says how tuple elements are called.</summary>
    public static string Of(Type type, ICustomAttributeProvider? place = null)
    {
        var names = place?.GetCustomAttributes(typeof(TupleElementNamesAttribute), false).OfType<TupleElementNamesAttribute>().FirstOrDefault();
        return Name(type, names is null ? null : new Queue<string?>(names.TransformNames));
    }

    private static string Name(Type type, Queue<string?>? tupleNames)
    {
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!, tupleNames);
        if (type.IsPointer) return Name(type.GetElementType()!, tupleNames) + "*";
        if (type.IsArray) return Name(type.GetElementType()!, tupleNames) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner, tupleNames) + "?";
        if (type.IsGenericParameter) return type.Name;
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsGenericType && type.GetGenericTypeDefinition().FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal)) return Tuple(type, tupleNames);
        var outer = type.IsNested ? Name(type.DeclaringType!, tupleNames) + "." : type.Namespace is { Length: > 0 } space ? space + "." : "";
        return outer + type.Name.Split('`')[0] + Arguments(type, tupleNames);
    }

    // The names of a tuple's own elements come before those of the tuples inside it.
    private static string Tuple(Type type, Queue<string?>? tupleNames)
    {
        var elements = type.GetGenericArguments();
        var own = elements.Select(_ => tupleNames is { Count: > 0 } ? tupleNames.Dequeue() : null).ToArray();
        return "(" + string.Join(", ", elements.Select((e, k) => Name(e, tupleNames) + (own[k] is { } name ? " " + name : ""))) + ")";
    }

    private static string Arguments(Type type, Queue<string?>? tupleNames)
    {
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToArray();
        return own.Length == 0 ? "" : "<" + string.Join(", ", own.Select(a => Name(a, tupleNames))) + ">";
    }
}
