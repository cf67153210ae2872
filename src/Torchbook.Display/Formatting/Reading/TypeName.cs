namespace Torchbook.Display.Formatting;

/// <summary>Types as C# writes them.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    /// <summary>Without namespace, such as <c>List&lt;int&gt;</c>.</summary>
    public static string Short(Type type) => Write(type, withNamespace: false);

    /// <summary>With namespace, such as <c>System.Collections.Generic.List&lt;int&gt;</c>.</summary>
    public static string Full(Type type) => Write(type, withNamespace: true);

    private static string Write(Type type, bool withNamespace)
    {
        if (keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (Members.IsAnonymous(type))
        {
            return "anonymous";
        }

        if (type.HasElementType)
        {
            var end = type.IsArray ? $"[{new string(',', type.GetArrayRank() - 1)}]" : type.IsPointer ? "*" : "&";
            return Write(type.GetElementType()!, withNamespace) + end;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Write(underlying, withNamespace) + "?";
        }

        // A cell's own types are nested in a class that nobody wrote.
        var outer = type.IsNested && !type.IsGenericParameter && type.DeclaringType!.Name != "Script" ? type.DeclaringType : null;
        var space = withNamespace && outer is null && !type.IsNested && !type.IsGenericParameter && type.Namespace is { } name ? name + "." : "";
        var arguments = type.GetGenericArguments().Skip(outer?.GetGenericArguments().Length ?? 0).Select(a => Write(a, withNamespace)).ToList();
        var bare = type.Name.Split('`')[0];
        var nested = outer is null || type.Name.StartsWith('<') ? "" : Write(outer, withNamespace) + ".";
        return space + (withNamespace ? nested : "") + bare + (arguments.Count > 0 ? $"<{string.Join(", ", arguments)}>" : "");
    }
}
