using System;
using System.Globalization;
using System.IO;
using System.Threading;

namespace Torchbook.LibTorch;

/// <summary>
/// Keeps a program that disposes nothing from running out of memory. A tensor is a small managed object with a large native block behind
/// it, which the garbage collector does not see: left to itself it waits until gigabytes hang on a few kilobytes. So this counts what
/// hangs on tensors, looks now and then at the whole process (a recorded graph holds memory that no handle shows), and has the
/// collector run when either has grown too far. A program that disposes its tensors never gets there.
/// </summary>
internal static class NativeMemory
{
    // A collection is cheap beside the work of filling this much memory.
    private const long RoomKib = 256 << 10;

    // Looks at the process are at least this many tensors and this many milliseconds apart: a look costs ten small operations.
    private const int LookEvery = 32;
    private const long LookPause = 20;

    private static long heldKib;
    private static long heldLimitKib = RoomKib;
    private static long processLimitKib;
    private static long lastLook;
    // Not exact across threads, and need not be.
    private static int created;
    private static int collecting;

    /// <summary>A tensor came to life that owns <paramref name="kib"/> KiB.</summary>
    public static void Add(int kib)
    {
        if (Interlocked.Add(ref heldKib, kib) > Volatile.Read(ref heldLimitKib)) Collect(youngFirst: true);
        if (++created % LookEvery == 0 && HasProcessGrown()) Collect(youngFirst: false);
    }

    /// <summary>A tensor that owned <paramref name="kib"/> KiB is gone.</summary>
    public static void Remove(int kib) => Interlocked.Add(ref heldKib, -kib);

    private static bool HasProcessGrown()
    {
        var time = Environment.TickCount64;
        if (time - Volatile.Read(ref lastLook) < LookPause) return false;
        Volatile.Write(ref lastLook, time);
        var now = ProcessKib();
        if (Volatile.Read(ref processLimitKib) == 0) Volatile.Write(ref processLimitKib, now + RoomKib);
        return now > Volatile.Read(ref processLimitKib);
    }

    // Garbage of the last steps is mostly young, and the count tells whether that was enough. The size of the process does not until the
    // C library has given back what was freed; without that the limit would climb with every collection.
    private static void Collect(bool youngFirst)
    {
        if (Interlocked.Exchange(ref collecting, 1) == 1) return;
        try
        {
            if (youngFirst) Finalize(generation: 1);
            if (!youngFirst || Interlocked.Read(ref heldKib) > Volatile.Read(ref heldLimitKib) / 2) Finalize(generation: 2);
            if (!youngFirst) NativeLoader.GiveBack();
            // What is still alive is in use; the next collection may wait until as much again has come.
            var held = Interlocked.Read(ref heldKib);
            Volatile.Write(ref heldLimitKib, held + Math.Max(RoomKib, held / 2));
            var process = ProcessKib();
            Volatile.Write(ref processLimitKib, process + Math.Max(RoomKib, process / 4));
        }
        finally
        {
            Volatile.Write(ref collecting, 0);
        }
    }

    private static void Finalize(int generation)
    {
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
    }

    private static long ProcessKib()
    {
        if (!OperatingSystem.IsLinux()) return 0;
        // Second field: resident pages.
        var fields = File.ReadAllText("/proc/self/statm").Split(' ');
        return long.Parse(fields[1], CultureInfo.InvariantCulture) * (Environment.SystemPageSize >> 10);
    }
}
