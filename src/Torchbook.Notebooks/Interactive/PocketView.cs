using System.Collections;
using System.Dynamic;
using Microsoft.AspNetCore.Html;
using Torchbook.Display;
using Torchbook.Notebooks.Pages;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>
/// Markup written as calls: <c>div[style: "color:red"](b("Warning: "), message)</c>. Text is encoded, markup is not, and other
/// values are shown as a cell would show them.
/// </summary>
public sealed class PocketView : DynamicObject, IHtmlContent
{
    private static readonly HashSet<string> withoutEnd = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    private readonly string tag;
    private readonly string attributes;
    private readonly string content;

    internal PocketView(string tag) : this(tag, "", "")
    {
    }

    private PocketView(string tag, string attributes, string content)
    {
        this.tag = tag;
        this.attributes = attributes;
        this.content = content;
    }

    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        var names = binder.CallInfo.ArgumentNames;
        var plain = args!.Length - names.Count;
        result = new PocketView(tag, attributes + Attributes(names, args[plain..]), content + string.Concat(args[..plain].Select(Markup)));
        return true;
    }

    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        var names = binder.CallInfo.ArgumentNames;
        var flags = string.Concat(indexes[..^names.Count].Select(name => $" {name}"));
        result = new PocketView(tag, attributes + flags + Attributes(names, indexes[^names.Count..]), content);
        return true;
    }

    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = new PocketView(tag, attributes + $" class=\"{binder.Name.Replace('_', '-')}\"", content);
        return true;
    }

    public MimeBundle ToMimeBundle() => new Html(ToString()).ToMimeBundle();

    public override string ToString() => withoutEnd.Contains(tag) ? $"<{tag}{attributes}>" : $"<{tag}{attributes}>{content}</{tag}>";

    private static string Attributes(IReadOnlyList<string> names, IReadOnlyList<object?> values) => string.Concat(
        names.Zip(values, (name, value) => $" {name.Replace('_', '-')}=\"{HtmlText.Encode(value?.ToString() ?? "")}\""));

    private static string Markup(object? value) => value switch
    {
        null => "",
        string text => HtmlText.Encode(text),
        IHtmlContent or Html => value.ToString()!,
        IEnumerable<IHtmlContent> or IEnumerable<object> => string.Concat(((IEnumerable)value).Cast<object?>().Select(Markup)),
        _ when value is IFormattable => HtmlText.Encode(value.ToDisplayString()),
        _ => value.ToDisplayString(Mime.Html),
    };
}
