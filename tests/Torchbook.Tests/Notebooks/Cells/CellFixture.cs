using Torchbook.Display;
using Torchbook.Notebooks.Cells;

namespace Torchbook.Tests.Notebooks.Cells;

/// <summary>Cells run in this process; what they display is kept.</summary>
internal sealed class CellFixture : IDisplaySink, IDisposable
{
    private IDisplaySink before = DisplaySink.Current;
    private readonly CellEngine engine;
    private int count;

    public CellFixture(CellEngineOptions? options = null)
    {
        engine = new(options);
        Attach();
    }

    /// <summary>Takes what is displayed, until disposed.</summary>
    public void Attach() => (before, DisplaySink.Current) = (DisplaySink.Current == this ? before : DisplaySink.Current, this);

    /// <summary>What the last cell displayed, as it looks after all updates.</summary>
    public List<MimeBundle> Displays { get; } = [];

    private List<string> Ids { get; } = [];

    public CellResult Run(string code, string language = "csharp")
    {
        Displays.Clear();
        Ids.Clear();
        return engine.Run(code.ReplaceLineEndings("\n"), $"In[{++count}]", language);
    }

    public object? Value(string code, string language = "csharp")
    {
        var result = Run(code, language);
        Assert.True(result.Error is null, string.Join("\n", result.Error?.Trace ?? []));
        return result.Value;
    }

    public CellError Error(string code, string language = "csharp") => Run(code, language).Error ?? throw new InvalidOperationException("The cell ran to its end.");

    /// <summary>The only thing that a cell displays, in one representation.</summary>
    public string Shown(string code, string mimeType = Mime.PlainText, string language = "csharp")
    {
        Assert.Null(Value(code, language));
        return Assert.Single(Displays).Data[mimeType]!.ToString();
    }

    public void Display(MimeBundle bundle, string displayId)
    {
        Displays.Add(bundle);
        Ids.Add(displayId);
    }

    public void Update(MimeBundle bundle, string displayId) => Displays[Ids.IndexOf(displayId)] = bundle;

    public void Clear(bool wait) => Displays.Clear();

    public void Dispose() => DisplaySink.Current = before;
}
