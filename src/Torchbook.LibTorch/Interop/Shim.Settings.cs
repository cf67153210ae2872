using System.Runtime.InteropServices;

namespace Torchbook.LibTorch;

// native/settings.cpp
internal static unsafe partial class Shim
{
    [LibraryImport(Library)] public static partial int tb_anomaly_enabled();
    [LibraryImport(Library)] public static partial int tb_anomaly_checks_nan();
    [LibraryImport(Library)] public static partial void tb_anomaly_set(int enabled, int checkNan);
    [LibraryImport(Library)] public static partial int tb_get_num_interop_threads();
    [LibraryImport(Library)] public static partial int tb_set_num_interop_threads(int count);
    [LibraryImport(Library)] public static partial int tb_backend_flag(int flag);
    [LibraryImport(Library)] public static partial int tb_set_backend_flag(int flag, int on);
}
