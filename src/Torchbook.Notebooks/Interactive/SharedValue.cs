namespace Torchbook.Notebooks.Interactive;

/// <summary>A value on its way from one language to another.</summary>
public static class SharedValue
{
    public static object? Current { get; internal set; }
}
