namespace Torchbook.Display.Formatting;

/// <summary>Formatters by type; the nearest type of a value's ancestry wins, classes before interfaces.</summary>
internal sealed class FormatterRegistry
{
    private readonly Lock gate = new();
    private readonly Dictionary<Type, Dictionary<string, Func<object, string>>> byMime = [];
    private readonly Dictionary<Type, Func<object, MimeBundle>> whole = [];
    private readonly Dictionary<Type, string[]> preferred = [];

    public void Add(Type type, string mimeType, Func<object, string> formatter)
    {
        lock (gate)
        {
            whole.Remove(type);
            if (!byMime.TryGetValue(type, out var formatters))
            {
                byMime[type] = formatters = [];
            }

            formatters[mimeType] = formatter;
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

    public Func<object, MimeBundle>? Find(Type type)
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
                    var snapshot = formatters.ToArray();
                    return value => Bundle(snapshot, value);
                }
            }

            return null;
        }
    }

    private static MimeBundle Bundle(KeyValuePair<string, Func<object, string>>[] formatters, object value)
    {
        var bundle = new MimeBundle();
        foreach (var (mime, formatter) in formatters)
        {
            bundle.With(mime, formatter(value));
        }

        return bundle;
    }

    private static IEnumerable<Type> Ancestry(Type type)
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

    private static IEnumerable<Type> Forms(Type type) => type.IsGenericType ? [type, type.GetGenericTypeDefinition()] : [type];
}
