using System.Collections;
using System.Reflection;

namespace Torchbook.Display.Formatting;

/// <summary>
/// Formatters that libraries bring: by an attribute on their own types, or on their assembly for types of others. Both are known by
/// name, and libraries that are loaded later count from then on.
/// </summary>
internal sealed class FormatterSources
{
    private const string AttributeName = nameof(TypeFormatterSourceAttribute);
    private readonly Lock gate = new();
    private readonly HashSet<Assembly> seen = [];
    private readonly List<ITypeFormatter> ofAssemblies = [];
    private readonly Dictionary<Type, Func<object, MimeBundle?>?> found = [];
    private bool stale = true;

    public FormatterSources() => AppDomain.CurrentDomain.AssemblyLoad += (_, _) => stale = true;

    /// <summary>The formatters that assemblies bring for types that are not theirs.</summary>
    public IReadOnlyList<ITypeFormatter> OfAssemblies()
    {
        lock (gate)
        {
            LookAtNewAssemblies();
            return [.. ofAssemblies];
        }
    }

    /// <summary>What shows values of the type; null where no library says.</summary>
    public Func<object, MimeBundle?>? Find(Type type)
    {
        lock (gate)
        {
            LookAtNewAssemblies();
            if (!found.TryGetValue(type, out var show))
            {
                found[type] = show = Search(type);
            }

            return show;
        }
    }

    private Func<object, MimeBundle?>? Search(Type type)
    {
        foreach (var candidate in FormatterRegistry.Ancestry(type))
        {
            if (ofAssemblies.Where(f => f.Type == candidate).ToList() is { Count: > 0 } formatters)
            {
                return Combine(formatters);
            }
        }

        var own = Attributes(() => type.GetCustomAttributes(true)).SelectMany(a => Create(a, type)).ToList();
        return own.Count == 0 ? null : Combine(own);
    }

    private static Func<object, MimeBundle?> Combine(List<ITypeFormatter> formatters) =>
        formatters[0] is BundleFormatter whole ? whole.ToBundle : value => FormatterRegistry.Bundle(formatters, value);

    private void LookAtNewAssemblies()
    {
        if (!stale)
        {
            return;
        }

        stale = false;
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && seen.Add(a)))
        {
            if (Attributes(() => assembly.GetCustomAttributes(false)) is { Count: > 0 } attributes)
            {
                ofAssemblies.AddRange(attributes.SelectMany(a => Create(a, null)));
                found.Clear();
            }
        }
    }

    private static List<object> Attributes(Func<object[]> all)
    {
        try
        {
            return [.. all().Where(a => a.GetType().Name == AttributeName)];
        }
        catch (Exception e) when (e is IOException or TypeLoadException or BadImageFormatException or CustomAttributeFormatException)
        {
            // An attribute whose library is not there keeps nothing from being shown.
            return [];
        }
    }

    private static IEnumerable<ITypeFormatter> Create(object attribute, Type? type)
    {
        try
        {
            var source = attribute.GetType().GetProperty(nameof(TypeFormatterSourceAttribute.FormatterSourceType))?.GetValue(attribute) as Type;
            var formatters = source?.GetMethod("CreateTypeFormatters")?.Invoke(Activator.CreateInstance(source, nonPublic: true), null) as IEnumerable;
            return [.. formatters?.Cast<object>().Select(f => f as ITypeFormatter ?? NamedFormatter.Of(f, type)).OfType<ITypeFormatter>() ?? []];
        }
        catch (Exception e) when (e is TargetInvocationException or MemberAccessException or InvalidCastException)
        {
            // A library whose formatters cannot be made is shown as any other.
            return [];
        }
    }
}
