namespace Torchbook.Charts;

/// <summary>One bar of a <see cref="SpanTrace"/>.</summary>
/// <param name="Start">Its left end, in units of x.</param>
/// <param name="End">Its right end.</param>
/// <param name="From">One edge, in units of y; lane i reaches from i − ½ to i + ½.</param>
/// <param name="To">The other edge.</param>
/// <param name="Text">Written into the bar where it fits, or null.</param>
public readonly record struct SpanBar(double Start, double End, double From, double To, string? Text = null);
