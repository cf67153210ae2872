using System.Reflection;

namespace Torchbook.Display.Formatting;

/// <summary>What can be shown of objects of a type.</summary>
internal static class Members
{
    /// <summary>Public properties that need no argument, then public fields; a member that hides an inherited one stands for both.</summary>
    public static IReadOnlyList<MemberInfo> Of(Type type) =>
    [
        .. Visible(type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0 && CanBeHeld(p.PropertyType))),
        .. Visible(type.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(f => CanBeHeld(f.FieldType))),
    ];

    /// <summary>The member's value, or why there is none.</summary>
    public static object? Read(MemberInfo member, object from, out Exception? failure)
    {
        failure = null;
        try
        {
            return member is PropertyInfo property ? property.GetValue(from) : ((FieldInfo)member).GetValue(from);
        }
        catch (TargetInvocationException e)
        {
            failure = e.InnerException ?? e;
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException or MemberAccessException)
        {
            failure = e;
        }

        return null;
    }

    /// <summary>Whether the compiler made the type: nobody can write such a name.</summary>
    public static bool IsAnonymous(Type type) => type.Name.StartsWith("<>", StringComparison.Ordinal) && type.Name.Contains("AnonymousType", StringComparison.Ordinal);

    /// <summary>Whether objects of the type are best shown by what they answer to <c>ToString</c>, which is not the compiler's.</summary>
    public static bool SayThemselves(Type type) => !IsRecord(type) && !IsAnonymous(type)
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType is { } says && says != typeof(object) && says != typeof(ValueType);

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static bool CanBeHeld(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsFunctionPointer && !type.IsByRef;

    private static IEnumerable<MemberInfo> Visible(IEnumerable<MemberInfo> members) =>
        members.GroupBy(m => m.Name).Select(g => g.Aggregate((a, b) => a.DeclaringType!.IsSubclassOf(b.DeclaringType!) ? a : b));
}
