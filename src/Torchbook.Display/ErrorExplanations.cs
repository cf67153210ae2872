using System.Reflection;

namespace Torchbook.Display;

/// <summary>
/// What an error means, in words for somebody who meets it for the first time. Hosts show it before the error's own message. A library
/// brings its explanations by <see cref="ErrorExplainerAttribute"/>, a notebook adds more with <see cref="Register"/>.
/// </summary>
public static class ErrorExplanations
{
    private static readonly Lock gate = new();
    private static readonly List<Func<Exception, string?>> registered = [];
    private static readonly Dictionary<Type, IErrorExplainer> explainers = [];

    /// <summary>Asks <paramref name="explain"/> from now on, before those registered earlier; it answers null for errors it does not know.</summary>
    public static void Register(Func<Exception, string?> explain)
    {
        lock (gate)
        {
            registered.Insert(0, explain);
        }
    }

    /// <summary>The explanation of <paramref name="exception"/> or of what caused it; null where nobody knows one.</summary>
    public static string? Find(Exception exception)
    {
        lock (gate)
        {
            var all = registered.Concat(Loaded()).ToList();
            for (var e = exception; e is not null; e = e.InnerException)
            {
                if (all.Select(explain => Try(explain, e)).FirstOrDefault(text => text is not null) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }

    // Looked for when there is an error, so that loading a library costs nothing and needs no call.
    private static IEnumerable<Func<Exception, string?>> Loaded() =>
        from assembly in AppDomain.CurrentDomain.GetAssemblies()
        from attribute in Attributes(assembly)
        select (Func<Exception, string?>)Instance(attribute.Explainer).Explain;

    // Some other attribute's assembly may be missing: that is no reason to hide an error.
    private static IEnumerable<ErrorExplainerAttribute> Attributes(Assembly assembly)
    {
        try
        {
            return assembly.GetCustomAttributes<ErrorExplainerAttribute>();
        }
        catch (Exception e) when (e is IOException or TypeLoadException or BadImageFormatException)
        {
            return [];
        }
    }

    private static IErrorExplainer Instance(Type type) => explainers.TryGetValue(type, out var known)
        ? known
        : explainers[type] = (IErrorExplainer)Activator.CreateInstance(type)!;

    // An explanation that fails must not hide the error it is about.
    private static string? Try(Func<Exception, string?> explain, Exception exception)
    {
        try
        {
            return explain(exception);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
