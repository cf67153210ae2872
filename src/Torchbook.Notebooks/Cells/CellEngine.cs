using System.Runtime.ExceptionServices;
using Torchbook.Notebooks.Cells.CSharp;
using Torchbook.Notebooks.Cells.Languages;
using Torchbook.Notebooks.Cells.Packages;

namespace Torchbook.Notebooks.Cells;

/// <summary>Runs cells one after the other in this process; what a cell declares stays for the next, also when it throws.</summary>
public sealed class CellEngine
{
    private static readonly TimeSpan waitBeforeThreadInterrupt = TimeSpan.FromMilliseconds(200);
    private static int watchesBackgroundThreads;
    private readonly CellCompiler compiler;
    private readonly CellSession session;
    private readonly Lock gate = new();
    private CancellationTokenSource? running;
    private Thread? cellThread;

    public CellEngine(CellEngineOptions? options = null)
    {
        options ??= new();
        var packages = new CellPackages(options.Packages, new PackageRestore(options.PackageCache));
        var finder = new AssemblyFinder();
        var csharp = new CSharpLanguage(options, packages, finder);
        compiler = csharp.Compiler;
        session = new(new([csharp, new FSharpLanguage(packages, finder), .. MarkupLanguage.All, new JavaScriptLanguage(), new MermaidLanguage(options.MermaidFile), new ValueLanguage()]));
        Completion = new(compiler, session);
        if (Interlocked.Exchange(ref watchesBackgroundThreads, 1) == 0)
        {
            ExceptionHandling.SetUnhandledExceptionHandler(ReportBackgroundException);
        }
    }

    /// <summary>What could follow, and what a name means.</summary>
    public CellCompletion Completion { get; }

    /// <summary>Compiles and runs a cell on the calling thread, which must be the same for all cells.</summary>
    /// <param name="code">
    /// Texts in one or several languages, each behind a line such as <c>#!html</c>, and magics. In C#: top-level statements, usings,
    /// types, <c>#r</c> lines; a trailing expression is the cell's value.
    /// </param>
    /// <param name="name">What traces call it, such as <c>In[3]</c>.</param>
    /// <param name="language">The language of what no such line precedes.</param>
    public CellResult Run(string code, string name, string language = CellLanguages.Default)
    {
        var cancel = new CancellationTokenSource();
        lock (gate)
        {
            CellGuard.InterruptRequested = false;
            Display.Interruption.Token = cancel.Token;
            running = cancel;
            cellThread = Thread.CurrentThread;
        }

        try
        {
            return new(session.Run(code, language, new(name, Environment.CurrentDirectory, cancel.Token)), null);
        }
        catch (CellCompilationException e)
        {
            return new(null, new("CompileError", e.Message, e.Line, e.Lines));
        }
        catch (Exception e) when (CellGuard.InterruptRequested)
        {
            var error = CellTrace.Describe(e, name);
            return new(null, new("Interrupted", "The cell was interrupted.", error.Line, ["The cell was interrupted.", .. error.Trace.Skip(1)]));
        }
        catch (Exception e)
        {
            return new(null, CellTrace.Describe(e, name));
        }
        finally
        {
            lock (gate)
            {
                running = null;
                Display.Interruption.Token = default;
            }

            ForgetPendingInterrupt();
        }
    }

    /// <summary>Ends the running cell's loops, awaits and waits, from any thread. Native code that never returns is not reached.</summary>
    public void Interrupt()
    {
        lock (gate)
        {
            if (running is not { } target)
            {
                return;
            }

            CellGuard.InterruptRequested = true;
            target.Cancel();

            // A thread of its own: the cell may hold all that the thread pool has.
            new Thread(() => InterruptWaits(target)) { IsBackground = true, Name = "interrupt" }.Start();
        }
    }

    /// <summary>Compiles a small cell, so that the learner's first one does not pay for the compiler's start (about 0.6 s). Any thread.</summary>
    public void Warm() => compiler.Warm();

    private void InterruptWaits(CancellationTokenSource target)
    {
        Thread.Sleep(waitBeforeThreadInterrupt);
        lock (gate)
        {
            if (running == target)
            {
                cellThread!.Interrupt();
            }
        }
    }

    // One that came when the cell did not wait any more would hit the thread at its next wait, long after.
    private static void ForgetPendingInterrupt()
    {
        try
        {
            Thread.Sleep(CellGuard.InterruptRequested ? 1 : 0);
        }
        catch (ThreadInterruptedException)
        {
        }
    }

    private static bool ReportBackgroundException(Exception exception)
    {
        Console.Error.WriteLine($"A background thread ended with {exception.GetType().Name}: {exception.Message}");
        return true;
    }
}
