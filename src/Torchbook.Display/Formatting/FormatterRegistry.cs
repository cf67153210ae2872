namespace Torchbook.Display.Formatting;

/// <summary>What users registered, by type; the nearest type of a value's ancestry wins, classes before interfaces.</summary>
internal sealed class FormatterRegistry
{
    private readonly Lock gate = new();
    private readonly Dictionary<Type, Dictionary<string, ITypeFormatter>> byMime = [];
    private readonly Dictionary<Type, Func<object, MimeBundle>> whole = [];
    private readonly Dictionary<Type, string[]> preferred = [];

    public void Add(ITypeFormatter formatter)
    {
        lock (gate)
        {
            whole.Remove(formatter.Type);
            if (!byMime.TryGetValue(formatter.Type, out var formatters))
            {
                byMime[formatter.Type] = formatters = [];
            }

            formatters[formatter.MimeType] = formatter;
        }
    }

    public void Add(Type type, Func<object, MimeBundle> formatter)
    {
        lock (gate)
        {
            byMime.Remove(type);
            whole[type] = formatter;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            byMime.Clear();
            whole.Clear();
            preferred.Clear();
        }
    }

    public void Prefer(Type type, string[] mimeTypes)
    {
        lock (gate)
        {
            preferred[type] = mimeTypes;
        }
    }

    /// <summary>What values of the type are shown as, or null where nobody said.</summary>
    public string[]? Preferred(Type type)
    {
        lock (gate)
        {
            return preferred.Count == 0 ? null : Ancestry(type).Select(preferred.GetValueOrDefault).FirstOrDefault(found => found is not null);
        }
    }

    /// <summary>What shows values of the type; null where nobody registered anything. What it gives is null for a value left to others.</summary>
    public Func<object, MimeBundle?>? Find(Type type)
    {
        lock (gate)
        {
            if (byMime.Count + whole.Count == 0)
            {
                return null;
            }

            foreach (var candidate in Ancestry(type))
            {
                if (whole.TryGetValue(candidate, out var formatter))
                {
                    return formatter;
                }

                if (byMime.TryGetValue(candidate, out var formatters))
                {
                    ITypeFormatter[] snapshot = [.. formatters.Values];
                    return value => Bundle(snapshot, value);
                }
            }

            return null;
        }
    }

    /// <summary>The type, what it derives from and implements, each closed and open, the nearest first.</summary>
    public static IEnumerable<Type> Ancestry(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            foreach (var form in Forms(t))
            {
                if (form != typeof(object))
                {
                    yield return form;
                }
            }
        }

        foreach (var t in type.GetInterfaces().SelectMany(Forms))
        {
            yield return t;
        }

        yield return typeof(object);
    }

    /// <summary>What each formatter that takes the value writes of it; null where none does.</summary>
    public static MimeBundle? Bundle(IEnumerable<ITypeFormatter> formatters, object value)
    {
        var bundle = new MimeBundle();
        foreach (var formatter in formatters)
        {
            using var writer = new StringWriter();
            if (formatter.Format(value, writer))
            {
                bundle.With(formatter.MimeType, writer.ToString());
            }
        }

        return bundle.Data.Count > 0 ? bundle : null;
    }

    private static IEnumerable<Type> Forms(Type type) => type.IsGenericType ? [type, type.GetGenericTypeDefinition()] : [type];
}
