namespace Torchbook.Models;

/// <summary>One layer of a <see cref="ModelSummary"/>.</summary>
/// <param name="Name">Dotted name within the model.</param>
/// <param name="Kind">Type, such as <c>Conv2d</c>.</param>
/// <param name="OutputShape">Shape that it puts out for one input, with N first as 1.</param>
/// <param name="Parameters">Numbers that training changes.</param>
/// <param name="Multiplications">Multiply-add operations for one input; counted for convolutions and dense layers, 0 for all others.</param>
public sealed record LayerSummary(string Name, string Kind, IReadOnlyList<long> OutputShape, long Parameters, long Multiplications);
