using System;
using Torchbook.LibTorch;

namespace TorchSharp;

/// <summary>Kinds of device, numbered as in libtorch.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    MKLDNN = 2,
    OPENGL = 3,
    OPENCL = 4,
    IDEEP = 5,
    HIP = 6,
    FPGA = 7,
    MSNPU = 8,
    XLA = 9,
    MPS = 13,
    META = 14,
}

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);

    public static readonly Device META = new(DeviceType.META);

    public static Device CUDA => new(DeviceType.CUDA);

    public static Device MPS => new(DeviceType.MPS);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(string description) => new(description);

    public static Device device(int index) => new(index);

    /// <summary>Where a tensor lives.</summary>
    public class Device
    {
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(string deviceType, int index = -1) : this(Parse(deviceType), index) { }

        /// <param name="description">Such as <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</param>
        /// <exception cref="ArgumentException">Not a device that libtorch knows.</exception>
        public Device(string description)
        {
            var colon = description.IndexOf(':');
            type = Parse(colon < 0 ? description : description[..colon]);
            index = -1;
            if (colon < 0) return;
            if (!int.TryParse(description.AsSpan(colon + 1), out var parsed)) throw new ArgumentException($"'{description}' is not a device: write a number after the colon.");
            index = parsed;
        }

        /// <summary>The CUDA device of that index.</summary>
        public Device(int index) : this(DeviceType.CUDA, index) { }

        public DeviceType type { get; }

        /// <summary>-1 for the current device of its kind.</summary>
        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString() => type.ToString().ToLowerInvariant() + (index < 0 ? "" : ":" + index);

        private static DeviceType Parse(string name) => Enum.TryParse<DeviceType>(name, true, out var parsed)
            ? parsed
            : throw new ArgumentException($"'{name}' is not a device: use cpu, cuda, mps or meta.");
    }

    public static bool cuda_is_available() => cuda.is_available();

    public static bool mps_is_available() => OperatingSystem.IsMacOS() && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.Arm64;

    /// <summary>Whether tensors can be made on devices of that kind.</summary>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType switch
    {
        DeviceType.CUDA => cuda.is_available(),
        DeviceType.MPS => mps_is_available(),
        _ => true,
    };

    /// <exception cref="InvalidOperationException">This machine has no such device.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType)) throw new InvalidOperationException($"The device type {deviceType} is not available on this machine: 'torchbook doctor' says why.");
    }

    /// <returns>The device, or the default one for null.</returns>
    /// <exception cref="InvalidOperationException">This machine has no such device.</exception>
    public static Device InitializeDevice(Device device)
    {
        var wanted = device ?? get_default_device();
        InitializeDeviceType(wanted.type);
        return wanted;
    }

    public static partial class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static bool is_cudnn_available() => Shim.tb_cuda_is_cudnn_available() != 0;

        public static int device_count() => Shim.tb_cuda_device_count();

        public static void manual_seed(long seed) => torch.manual_seed(seed);

        public static void manual_seed_all(long seed) => torch.manual_seed(seed);

        /// <summary>Waits until the device has finished what was queued.</summary>
        public static void synchronize(Device device = null) => Shim.Check(Shim.tb_cuda_synchronize(device?.index ?? -1), "synchronize");
    }
}
