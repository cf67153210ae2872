namespace Torchbook.Display;

/// <summary>Whether somebody pressed stop. Code of a library that runs long asks it; loops in cells end without asking.</summary>
public static class Interruption
{
    /// <summary>Canceled when the running cell is interrupted; set by the host while a cell runs, and never canceled in a plain program.</summary>
    public static CancellationToken Token { get; set; }
}
