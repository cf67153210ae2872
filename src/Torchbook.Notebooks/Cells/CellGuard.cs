using System.Runtime.CompilerServices;

namespace Torchbook.Notebooks.Cells;

/// <summary>What compiled cells call at every turn of a loop and at every entry into a method.</summary>
public static class CellGuard
{
    private static volatile bool interruptRequested;

    internal static bool InterruptRequested
    {
        get => interruptRequested;
        set => interruptRequested = value;
    }

    /// <summary>Ends a loop whose cell was interrupted.</summary>
    /// <exception cref="CellInterruptedException">An interrupt was requested.</exception>
    public static void Turn()
    {
        if (interruptRequested)
        {
            throw new CellInterruptedException();
        }
    }

    /// <summary>Turns recursion without end into an exception, where it would otherwise end the process.</summary>
    /// <exception cref="InsufficientExecutionStackException">The stack is nearly used up.</exception>
    public static void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Turn();
    }
}
