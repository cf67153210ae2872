using System.Net;
using Torchbook.Display;

namespace Torchbook.Deploy;

/// <summary>The execution providers of this machine as a table.</summary>
/// <param name="Providers">Fastest first.</param>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record ProviderTable(IReadOnlyList<ProviderStatus> Providers) : IDisplayable
{
    public override string ToString() => string.Join(Environment.NewLine, Providers.Select(status => $"{status.Provider,-9} {(status.Available ? "yes" : "no"),-4} {status.Detail}"));

    public MimeBundle ToMimeBundle()
    {
        var rows = Providers.Select(status => $"<tr><td>{status.Provider}</td><td>{(status.Available ? "yes" : "no")}</td><td>{WebUtility.HtmlEncode(status.Detail)}</td><td>{WebUtility.HtmlEncode(status.Remedy)}</td></tr>");
        return MimeBundle.Text(ToString()).With(Mime.Html, $"<table><thead><tr><th>provider</th><th>available</th><th>device, or why not</th><th>remedy</th></tr></thead><tbody>{string.Concat(rows)}</tbody></table>");
    }
}
