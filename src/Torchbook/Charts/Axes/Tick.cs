namespace Torchbook.Charts;

/// <summary>A labeled place on an axis.</summary>
internal readonly record struct Tick(double Value, string Text);
