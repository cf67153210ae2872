using Torchbook.Display;

namespace Torchbook.Training;

/// <summary>How a model does on a set of examples.</summary>
/// <param name="Loss">Mean loss over the examples.</param>
/// <param name="Accuracy">Share of right answers, 0 to 1; NaN for a regression.</param>
/// <param name="Count">Examples.</param>
[TypeFormatterSource(typeof(DisplayableFormatterSource))]
public sealed record Evaluation(double Loss, double Accuracy, long Count) : IDisplayable
{
    public MimeBundle ToMimeBundle() => MimeBundle.Text(ToString());

    public override string ToString() =>
        FormattableString.Invariant($"loss {Loss:0.0000}") + (double.IsNaN(Accuracy) ? "" : FormattableString.Invariant($", accuracy {Accuracy:0.00%}")) + FormattableString.Invariant($" on {Count:N0} examples");
}
