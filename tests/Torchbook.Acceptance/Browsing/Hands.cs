namespace Torchbook.Acceptance.Browsing;

/// <summary>What a person does at keyboard and mouse, and keeps to look at.</summary>
internal static class Hands
{
    private const int ShiftKey = 8;

    /// <summary>Types text where the cursor is.</summary>
    public static Task TypeAsync(this Chromium browser, string text) => browser.CallAsync("Input.insertText", new() { ["text"] = text });

    /// <summary>Presses and lets go of a key: <c>Tab</c>, <c>Enter</c>, <c>Escape</c>, <c>ArrowDown</c>.</summary>
    public static async Task PressAsync(this Chromium browser, string key, bool shift = false)
    {
        var code = key switch { "Tab" => 9, "Enter" => 13, "Escape" => 27, "ArrowDown" => 40, _ => throw new ArgumentException(key, nameof(key)) };
        foreach (var type in (string[])["rawKeyDown", "keyUp"])
        {
            await browser.CallAsync("Input.dispatchKeyEvent", new()
            {
                ["type"] = type,
                ["key"] = key,
                ["code"] = key,
                ["windowsVirtualKeyCode"] = code,
                ["modifiers"] = shift ? ShiftKey : 0,
            });
        }
    }

    /// <summary>Moves the mouse there, in pixels of the window.</summary>
    public static Task PointAsync(this Chromium browser, double x, double y) => Mouse(browser, "mouseMoved", x, y, pressed: false);

    /// <summary>Draws a line with the mouse button held.</summary>
    public static async Task DragAsync(this Chromium browser, (double X, double Y) from, (double X, double Y) to)
    {
        await Mouse(browser, "mousePressed", from.X, from.Y, pressed: true);
        for (var step = 1; step <= 4; step++)
        {
            await Mouse(browser, "mouseMoved", from.X + (to.X - from.X) * step / 4, from.Y + (to.Y - from.Y) * step / 4, pressed: true);
        }

        await Mouse(browser, "mouseReleased", to.X, to.Y, pressed: true);
    }

    /// <summary>Saves a picture of the page where <c>TORCHBOOK_SCREENSHOTS</c> names a folder, for a person to look at what the tests saw.</summary>
    public static async Task KeepAsync(this Chromium browser, string name)
    {
        if (Environment.GetEnvironmentVariable("TORCHBOOK_SCREENSHOTS") is { Length: > 0 } screenshots)
        {
            Directory.CreateDirectory(screenshots);
            await File.WriteAllBytesAsync(Path.Combine(screenshots, name), await browser.ScreenshotAsync());
        }
    }

    private static Task Mouse(Chromium browser, string type, double x, double y, bool pressed) => browser.CallAsync("Input.dispatchMouseEvent", new()
    {
        ["type"] = type,
        ["x"] = x,
        ["y"] = y,
        ["button"] = pressed ? "left" : "none",
        ["buttons"] = pressed ? 1 : 0,
        ["clickCount"] = pressed ? 1 : 0,
    });
}
