using System;
using Torchbook.LibTorch;

namespace TorchSharp;

/// <summary>Until disposed, a backward pass tells which forward operation a failing gradient belongs to, and fails on NaN.</summary>
public class AnomalyMode : IDisposable
{
    private readonly bool before = IsEnabled;
    private readonly bool checkedBefore = ShouldCheckNaN;

    public AnomalyMode(bool enabled, bool check_nan = true) => Set(enabled, check_nan);

    public static bool IsEnabled => Shim.tb_anomaly_enabled() != 0;

    public static bool ShouldCheckNaN => Shim.tb_anomaly_checks_nan() != 0;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Set(before, checkedBefore);
    }

    private static void Set(bool enabled, bool checkNaN) => Shim.tb_anomaly_set(enabled ? 1 : 0, checkNaN ? 1 : 0);
}

public static partial class torch
{
    public static partial class autograd
    {
        /// <inheritdoc cref="AnomalyMode"/>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        /// <inheritdoc cref="AnomalyMode"/>
        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);
    }
}
