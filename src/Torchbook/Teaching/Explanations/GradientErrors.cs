using System.Text.RegularExpressions;

namespace Torchbook.Teaching.Explanations;

/// <summary>What backward cannot follow.</summary>
internal static partial class GradientErrors
{
    public static readonly Explanation[] All =
    [
        new(Leaf(), _ => "This tensor requires gradients, and an operation in place (its name ends with _) would change it behind their back. To set weights by hand, do it inside using (no_grad()) { … }; otherwise use the operation without _."),
        new(Twice(), _ => "backward was called twice on the same loss; the first call freed what it needed. Compute the loss anew for each step, or pass retain_graph: true to the first call when you do want two. A state that is carried from step to step must be cut loose with detach()."),
        new(NothingRequires(), _ => "Nothing that the loss was computed from requires gradients. Perhaps it was computed inside no_grad(), from a detached tensor, or without the model's parameters."),
        new(NotScalar(), _ => "backward starts from one number, the loss, and this tensor has several. Reduce it with mean() or sum() first."),
        new(Modified(), g => $"A value that backward needs (shape [{g["shape"].Value}]) was changed in place after it had been used. Look for an operation whose name ends with _ or an assignment into a tensor, and use one that makes a new tensor."),
    ];

    [GeneratedRegex(@"a (?:view of a )?leaf Variable that requires grad is being used in an in-place operation")]
    private static partial Regex Leaf();

    [GeneratedRegex(@"Trying to backward through the graph a second time")]
    private static partial Regex Twice();

    [GeneratedRegex(@"does not require grad and does not have a grad_fn")]
    private static partial Regex NothingRequires();

    [GeneratedRegex(@"grad can be implicitly created only for scalar outputs")]
    private static partial Regex NotScalar();

    [GeneratedRegex(@"modified by an inplace operation: \[\S+ \[(?<shape>[\d, ]*)\]\]")]
    private static partial Regex Modified();
}
