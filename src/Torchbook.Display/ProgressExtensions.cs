namespace Torchbook.Display;

/// <summary>Loops with a bar.</summary>
public static class ProgressExtensions
{
    /// <summary>
    /// Shows how far a loop over <paramref name="items"/> is. A loop that is left early leaves the bar where it stopped; one whose
    /// items throw says why.
    /// </summary>
    /// <param name="items">Without a known count, a count is shown instead of a bar; none is counted ahead.</param>
    /// <param name="title">What is going on.</param>
    /// <param name="unit">What an item is, in the plural.</param>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public static IEnumerable<T> WithProgress<T>(this IEnumerable<T> items, string title = "Progress", string unit = "items")
    {
        using var progress = new Progress(title, items.TryGetNonEnumeratedCount(out var count) ? count : 0, unit);
        using var next = items.GetEnumerator();
        var complete = false;
        try
        {
            while (Try(progress, next.MoveNext))
            {
                yield return next.Current;
                progress.Advance();
            }

            complete = true;
        }
        finally
        {
            if (!complete)
            {
                progress.Stop();
            }
        }
    }

    /// <summary>The same for items that come one by one, such as lines from a network; <paramref name="total"/> is 0 where nobody knows.</summary>
    public static async IAsyncEnumerable<T> WithProgress<T>(this IAsyncEnumerable<T> items, string title = "Progress", string unit = "items", long total = 0)
    {
        using var progress = new Progress(title, total, unit);
        var complete = false;
        try
        {
            await foreach (var item in items.WithCancellation(progress.Cancellation))
            {
                yield return item;
                progress.Advance();
            }

            complete = true;
        }
        finally
        {
            if (!complete)
            {
                progress.Stop();
            }
        }
    }

    private static bool Try(Progress progress, Func<bool> move)
    {
        try
        {
            return move();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            progress.Fail(e);
            throw;
        }
    }
}
