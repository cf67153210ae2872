namespace Torchbook.Convolution;

/// <summary>Where a template was found.</summary>
/// <param name="Row">Row of its upper left pixel.</param>
/// <param name="Column">Column of its upper left pixel.</param>
/// <param name="Score">Normalized cross-correlation there, −1 to 1; 1 is a perfect match up to brightness and contrast.</param>
public sealed record TemplateMatch(long Row, long Column, double Score);
