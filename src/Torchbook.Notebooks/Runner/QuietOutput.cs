using Torchbook.Display;
using Torchbook.Notebooks.Hosting;

namespace Torchbook.Notebooks.Runner;

/// <summary>For cells that run for what they declare: nothing is shown.</summary>
internal sealed class QuietOutput(Action<string, string> onFact) : ICellOutput
{
    public void Stream(string name, string text) { }

    public void Display(MimeBundle bundle, string displayId) { }

    public void Update(MimeBundle bundle, string displayId) { }

    public void Result(MimeBundle bundle) { }

    public void Clear(bool wait) { }

    public void Fact(string name, string value) => onFact(name, value);
}
