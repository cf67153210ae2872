using Torchbook.Display;

namespace Microsoft.DotNet.Interactive;

/// <summary>A string that is LaTeX: <c>(LaTeXString)@"\begin{align} … \end{align}"</c>.</summary>
public class LaTeXString(string value) : IDisplayable
{
    private const string MimeType = "text/latex";

    public static implicit operator LaTeXString(string source) => new(source);

    public MimeBundle ToMimeBundle() => MimeBundle.Text(ToString()).With(MimeType, ToString());

    public override string ToString() => value;
}
