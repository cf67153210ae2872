using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Torchbook.Tests.LibTorch.Api;

/// <summary>The public surface of an assembly, one line a type or member, in the format of the API list.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Lines of the exported types in namespaces that start with <paramref name="root"/>, keyed by their TYPE line.</summary>
    public static IEnumerable<(string Type, IReadOnlyList<string> Members)> Of(Assembly assembly, string root) => assembly.GetExportedTypes()
        .Where(t => t.Namespace?.StartsWith(root, StringComparison.Ordinal) == true)
        .Select(t => (TypeLine(t), (IReadOnlyList<string>)Members(t).Order(StringComparer.Ordinal).ToList()));

    private static string TypeLine(Type type)
    {
        var kind = type.IsEnum ? "enum" : typeof(Delegate).IsAssignableFrom(type) ? "delegate" : type.IsValueType ? "struct" : type.IsInterface ? "interface"
            : (type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + "class";
        var bases = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType) bases.Add(TypeNames.Of(parent));
        bases.AddRange(type.GetInterfaces().Select(i => TypeNames.Of(i)).Order(StringComparer.Ordinal));
        return $"TYPE {kind} {TypeNames.Of(type)}{(bases.Count > 0 && !type.IsEnum ? " : " + string.Join(", ", bases) : "")}{Constraints(type.GetGenericArguments())}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return ["ENUM " + string.Join(", ", type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.Name + "=" + f.GetRawConstantValue()))];
        return type.GetMembers(Declared).Select(m => m switch
        {
            MethodBase method => Method(type, method),
            PropertyInfo property => Property(property),
            FieldInfo field => Field(field),
            EventInfo e => $"event {TypeNames.Of(e.EventHandlerType!)} {e.Name}",
            _ => null,
        }).OfType<string>().Where(line => !line.Contains(".cctor"));
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string? Method(Type type, MethodBase method)
    {
        if (!IsVisible(method) || (method.IsSpecialName && method is MethodInfo && !method.Name.StartsWith("op_", StringComparison.Ordinal))) return null;
        var info = method as MethodInfo;
        var arguments = info is { IsGenericMethod: true } ? info.GetGenericArguments() : [];
        return (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : "") + Modifier(type, method)
            + (info is null ? "" : TypeNames.Of(info.ReturnType, info.ReturnParameter) + " ")
            + (method.IsConstructor ? method.IsStatic ? ".cctor" : ".ctor" : method.Name)
            + (arguments.Length > 0 ? "<" + string.Join(", ", arguments.Select(a => a.Name)) + ">" : "")
            + "(" + (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter)) + ")"
            + Constraints(arguments);
    }

    private static string Modifier(Type type, MethodBase method)
    {
        if (type.IsInterface) return "";
        if (method.IsAbstract) return "abstract ";
        if (!method.IsVirtual || method.IsFinal) return "";
        return (method.Attributes & MethodAttributes.NewSlot) == 0 ? "override " : "virtual ";
    }

    private static string? Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(true);
        if (!accessors.Any(IsVisible)) return null;
        var index = property.GetIndexParameters();
        var name = index.Length > 0 ? "this[" + string.Join(", ", index.Select(Parameter)) + "]" : property.Name;
        var get = property.GetMethod is { } g && (g.IsPublic || g.IsFamily) ? "get; " : "";
        var set = property.SetMethod is { } s && (s.IsPublic || s.IsFamily) ? (s.IsPublic ? "" : "protected ") + "set; " : "";
        return (accessors.Any(a => a.IsPublic) ? "" : "protected ") + (accessors[0].IsStatic ? "static " : "") + TypeNames.Of(property.PropertyType, property) + $" {name} {{ {get}{set}}}";
    }

    private static string? Field(FieldInfo field)
    {
        if (!field.IsPublic && !field.IsFamily) return null;
        return (field.IsPublic ? "" : "protected ") + (field.IsLiteral ? "const " : field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "")
            + TypeNames.Of(field.FieldType, field) + " " + field.Name + (field.IsLiteral ? " = " + Value(field.GetRawConstantValue(), field.FieldType) : "");
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var text = (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "") + (parameter.IsOut ? "out " : "")
            + TypeNames.Of(parameter.ParameterType, parameter) + " " + parameter.Name;
        if (!parameter.HasDefaultValue) return text;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var value = parameter.RawDefaultValue;
        return text + " = " + (value is not null && type.IsEnum ? TypeNames.Of(type) + "." + Enum.ToObject(type, value) : Value(value, parameter.ParameterType));
    }

    private static string Value(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => "\"" + text + "\"",
        bool flag => flag ? "true" : "false",
        char letter => $"'{letter}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Constraints(IEnumerable<Type> arguments)
    {
        var text = "";
        foreach (var argument in arguments)
        {
            var parts = argument.GetGenericParameterConstraints().Select(c => TypeNames.Of(c)).ToList();
            var flags = argument.GenericParameterAttributes;
            if (flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) parts = [.. parts.Where(p => p != "System.ValueType").Prepend("struct")];
            else
            {
                if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) parts.Insert(0, "class");
                if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)) parts.Add("new()");
            }
            if (parts.Count > 0) text += $" where {argument.Name} : {string.Join(", ", parts)}";
        }
        return text;
    }
}
