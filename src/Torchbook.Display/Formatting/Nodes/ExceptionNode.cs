namespace Torchbook.Display.Formatting;

/// <summary>What went wrong.</summary>
/// <param name="Type">The exception's type.</param>
/// <param name="Message">Its message.</param>
/// <param name="Trace">Where it was thrown; empty if it was not.</param>
/// <param name="Causes">The exceptions inside it.</param>
internal sealed record ExceptionNode(string Type, string Message, string Trace, IReadOnlyList<ExceptionNode> Causes) : Node
{
    private const int MostCauses = 10;

    public static ExceptionNode Of(Exception e, int depth = 0)
    {
        IEnumerable<Exception> inner = e is AggregateException many ? many.InnerExceptions : e.InnerException is { } one ? [one] : [];
        var causes = depth < MostCauses ? inner.Take(MostCauses).Select(i => Of(i, depth + 1)) : [];
        return new(TypeName.Full(e.GetType()), ScalarText.MessageOf(e), e.StackTrace ?? "", [.. causes]);
    }
}
