using Torchbook.Display;
using Torchbook.Teaching.Explanations;

[assembly: ErrorExplainer(typeof(EngineErrors))]

namespace Torchbook.Teaching.Explanations;

/// <summary>Explains what the tensor engine refuses: shapes, types, devices, gradients, memory. Lesson <c>01-start-here</c> reads such an error.</summary>
public sealed class EngineErrors : IErrorExplainer
{
    // The first that fits is shown: families whose messages say more come first.
    private static readonly Explanation[] all =
    [
        .. ChannelErrors.All, .. MatrixErrors.All, .. LabelErrors.All, .. BroadcastErrors.All, .. WindowErrors.All, .. ReshapeErrors.All,
        .. JoinErrors.All, .. IndexErrors.All, .. TypeErrors.All, .. DeviceErrors.All, .. GradientErrors.All, .. MemoryErrors.All,
    ];

    public string? Explain(Exception exception) => all
        .Select(explanation => explanation.Message.Match(exception.Message) is { Success: true } match ? explanation.Words(match.Groups) : null)
        .FirstOrDefault(words => words is not null);
}
