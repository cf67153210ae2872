using Spectre.Console;

namespace Torchbook.Cli;

/// <summary>Standard output as Spectre.Console sees it; into a file or pipe it is plain and never wrapped.</summary>
public static class Terminal
{
    private const int PipeWidth = 4096;

    public static IAnsiConsole Out { get; } = Create();

    /// <summary>Whether a person watches, so that a line may be drawn over.</summary>
    public static bool IsLive => !Console.IsOutputRedirected && Out.Profile.Capabilities.Ansi;

    private static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PipeWidth;
        }

        return console;
    }
}
