using System.Collections;
using System.Linq.Expressions;
using System.Reflection;

namespace Torchbook.Tests.Display;

/// <summary>
/// Finds formatters as .NET Interactive does, which is not in the package index: an attribute of the right name on the value's type,
/// whose source's formatters are called by the names of their members.
/// </summary>
internal static class DotNetInteractive
{
    public static string? Format(object value, string mimeType)
    {
        var attribute = value.GetType().GetCustomAttributes(true).FirstOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = attribute?.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute) as Type;
        if (source is null)
        {
            return null;
        }

        foreach (var formatter in (IEnumerable)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), null)!)
        {
            if (formatter.GetType().GetProperty("MimeType")!.GetValue(formatter) as string == mimeType)
            {
                using var writer = new StringWriter();
                return Compiled(formatter)(value, writer) ? writer.ToString() : null;
            }
        }

        return null;
    }

    private static Func<object, TextWriter, bool> Compiled(object formatter)
    {
        var (value, writer) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(TextWriter)));
        MethodInfo format = formatter.GetType().GetMethod("Format")!;
        return Expression.Lambda<Func<object, TextWriter, bool>>(Expression.Call(Expression.Constant(formatter), format, value, writer), value, writer).Compile();
    }
}
