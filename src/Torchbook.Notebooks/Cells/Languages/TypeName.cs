using Microsoft.CodeAnalysis.CSharp;

namespace Torchbook.Notebooks.Cells.Languages;

/// <summary>Types as C# writes them.</summary>
internal static class TypeName
{
    /// <summary>For people: without namespaces.</summary>
    public static string Short(Type type) => Write(type, t => t.Name.Split('`')[0]);

    /// <summary>For the compiler: with namespaces.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isCells">Whether a class is the one around a cell's declarations, which is not named.</param>
    /// <returns>Null where C# code elsewhere cannot name the type: it is not public, or has no name.</returns>
    public static string? Full(Type type, Func<Type, bool> isCells)
    {
        try
        {
            return Write(type, t => Qualified(t, isCells));
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static string Write(Type type, Func<Type, string> name)
    {
        if (type.IsArray)
        {
            var ranks = "";
            for (; type.IsArray; type = type.GetElementType()!)
            {
                ranks += $"[{new string(',', type.GetArrayRank() - 1)}]";
            }

            return Write(type, name) + ranks;
        }

        var arguments = type.GetGenericArguments();
        if (arguments.Length == 0)
        {
            return name(type);
        }

        // The arguments of the types around a nested one come first.
        var written = new Queue<string>(arguments.Select(a => Write(a, name)));
        return string.Concat(name(type).Split('`').Select((part, i) =>
        {
            var digits = part.TakeWhile(char.IsDigit).Count();
            return i == 0 || digits == 0 ? part : $"<{Take(written, int.Parse(part[..digits]))}>{part[digits..]}";
        })) + (written.Count > 0 ? $"<{Take(written, written.Count)}>" : "");
    }

    private static string Take(Queue<string> from, int count) => string.Join(", ", Enumerable.Range(0, count).Select(_ => from.Dequeue()));

    private static string Qualified(Type type, Func<Type, bool> isCells)
    {
        if (type.DeclaringType is { } outer)
        {
            return isCells(outer) ? Identifier(type.Name) : type.IsNestedPublic ? $"{Qualified(outer, isCells)}.{Identifier(type.Name)}" : throw new NotSupportedException();
        }

        return !type.IsPublic || type.IsGenericParameter ? throw new NotSupportedException()
            : type.Namespace is { } space ? $"global::{space}.{Identifier(type.Name)}" : $"global::{Identifier(type.Name)}";
    }

    private static string Identifier(string name) => SyntaxFacts.IsValidIdentifier(name.Split('`')[0]) ? name : throw new NotSupportedException();
}
