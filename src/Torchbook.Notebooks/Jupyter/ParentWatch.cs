using System.Diagnostics;

namespace Torchbook.Notebooks.Jupyter;

/// <summary>Ends a kernel whose front end has gone without saying so.</summary>
internal static class ParentWatch
{
    /// <summary>Calls <paramref name="onGone"/> when the process that <c>JPY_PARENT_PID</c> names has ended.</summary>
    public static void Start(Action onGone)
    {
        // On Windows the variable holds a handle, and the front end ends what it has started.
        if (!OperatingSystem.IsWindows() && int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), out var id) && id > 1)
        {
            _ = WaitAsync(id, onGone);
        }
    }

    private static async Task WaitAsync(int id, Action onGone)
    {
        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It was gone already.
        }

        onGone();
    }
}
