namespace Torchbook.Tests.Notebooks.Runner;

/// <summary>Waits for a condition, not for a time.</summary>
internal static class Wait
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    public static async Task UntilAsync(Func<bool> condition)
    {
        var end = DateTime.UtcNow + patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < end, $"It did not come true within {patience.TotalMinutes} minutes.");
            await Task.Delay(20);
        }
    }
}
