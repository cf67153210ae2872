using Torchbook.Display;

namespace Torchbook.Tests.Teaching;

/// <summary>Collects what is shown until disposed.</summary>
internal sealed class RecordingSink : IDisplaySink, IDisposable
{
    private readonly IDisplaySink _before = DisplaySink.Current;

    public RecordingSink() => DisplaySink.Current = this;

    public List<MimeBundle> Shown { get; } = [];

    public List<MimeBundle> Updates { get; } = [];

    public string Text => string.Join('\n', Shown.Select(b => (string?)b.Data[Mime.PlainText]));

    public string Markup => string.Concat(Shown.Select(b => (string?)b.Data[Mime.Html]));

    public void Display(MimeBundle bundle, string displayId) => Shown.Add(bundle);

    public void Update(MimeBundle bundle, string displayId) => Updates.Add(bundle);

    public void Clear(bool wait) => Shown.Clear();

    public void Dispose() => DisplaySink.Current = _before;
}
