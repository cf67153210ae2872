using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                _toEpilog(device, dtype, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                _toEpilog(deviceType, deviceIndex, non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                _toEpilog(dtype, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) =>
                _toEpilog((ScalarType?)dtype, device, non_blocking);

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);

            protected void _toEpilog(ScalarType dtype, bool non_blocking) => _toEpilog(dtype, null, non_blocking);

            /// <summary>Moves and converts parameters, their gradients and the buffers in place, as PyTorch does: whoever
            /// holds a parameter, an optimizer for one, keeps holding the right one. Integers keep their type.</summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                ThrowIfDisposed();
                using var grad = no_grad();
                foreach (var (_, parameter) in _internal_params.Entries)
                {
                    Convert(parameter, dtype, device, non_blocking);
                }

                foreach (var (_, (buffer, _)) in _internal_buffers.Entries)
                {
                    Convert(buffer, dtype, device, non_blocking);
                }

                foreach (var (_, child) in _internal_submodules.Entries)
                {
                    child._toEpilog(dtype, device, non_blocking);
                }

                if (device is not null)
                {
                    (_deviceType, _deviceIndex) = (device.type, device.index);
                }
            }

            private static void Convert(Tensor tensor, ScalarType? dtype, Device? device, bool non_blocking)
            {
                var toType = dtype is { } wanted && (tensor.is_floating_point() || tensor.is_complex()) ? wanted : tensor.dtype;
                var toDevice = device ?? tensor.device;
                if (toType == tensor.dtype && toDevice.type == tensor.device_type && (toDevice.index == tensor.device_index || toDevice.index == -1))
                {
                    return;
                }

                using var gradient = tensor.grad;
                using (var converted = tensor.to(toType, toDevice, non_blocking: non_blocking))
                {
                    Aten.SetData(tensor, converted);
                }

                if (gradient is not null)
                {
                    using var converted = gradient.to(toType, toDevice, non_blocking: non_blocking);
                    tensor.grad = converted;
                }
            }
        }
    }
}
