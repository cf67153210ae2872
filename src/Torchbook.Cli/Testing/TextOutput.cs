using System.Text;
using Torchbook.Display;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Cli.Testing;

/// <summary>Collects what a cell shows as plain text.</summary>
public sealed class TextOutput : ICellOutput
{
    private readonly StringBuilder text = new();

    public string Text => text.ToString();

    public void Stream(string name, string text) => this.text.Append(text);

    public void Display(MimeBundle bundle, string displayId) => Result(bundle);

    public void Update(MimeBundle bundle, string displayId) => Result(bundle);

    public void Result(MimeBundle bundle) => text.AppendLine((string?)bundle.Data[Mime.PlainText]);

    public void Clear(bool wait) { }

    public void Fact(string name, string value) { }
}
