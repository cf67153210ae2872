using System.Text;
using Torchbook.Display;

namespace Torchbook.Tests.Display;

/// <summary>Writes down everything that is displayed, whole.</summary>
internal sealed class BundleRecorder : IDisplaySink
{
    private readonly List<string> ids = [];

    public StringBuilder Text { get; } = new();

    public void Display(MimeBundle bundle, string displayId)
    {
        ids.Add(displayId);
        Text.Append($"display {ids.Count}\n").Append(BundleText.Of(bundle));
    }

    public void Update(MimeBundle bundle, string displayId) =>
        Text.Append($"update {ids.IndexOf(displayId) + 1}\n").Append(BundleText.Of(bundle));

    public void Clear(bool wait) => Text.Append("clear\n");
}
