using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    // One group for each form of script module: from a file or from bytes, to a device given in three ways.
    public static partial class jit
    {
        /// <summary>Loads a module that <c>torch.jit.save</c> wrote.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is no TorchScript module.</exception>
        public static ScriptModule load(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Load(filename, device_type, device_index));

        /// <inheritdoc cref="load(string, DeviceType, long)"/>
        public static ScriptModule load(string filename, Device map_location) => new(Load(filename, map_location.type, map_location.index));

        /// <inheritdoc cref="load(string, DeviceType, long)"/>
        public static ScriptModule load(string filename, string map_location) => load(filename, new Device(map_location));

        /// <summary>Loads a module from the bytes of such a file.</summary>
        public static ScriptModule load(byte[] bytes, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Load(bytes, device_type, device_index));

        /// <inheritdoc cref="load(byte[], DeviceType, long)"/>
        public static ScriptModule load(byte[] bytes, Device map_location) => new(Load(bytes, map_location.type, map_location.index));

        /// <inheritdoc cref="load(byte[], DeviceType, long)"/>
        public static ScriptModule load(byte[] bytes, string map_location) => load(bytes, new Device(map_location));

        /// <summary>Loads a module that <c>torch.jit.save</c> wrote, called as one of any number of tensors.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is no TorchScript module.</exception>
        public static ScriptModule<TResult> load<TResult>(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Load(filename, device_type, device_index));

        /// <inheritdoc cref="load{TResult}(string, DeviceType, long)"/>
        public static ScriptModule<TResult> load<TResult>(string filename, Device map_location) => new(Load(filename, map_location.type, map_location.index));

        /// <inheritdoc cref="load{TResult}(string, DeviceType, long)"/>
        public static ScriptModule<TResult> load<TResult>(string filename, string map_location) => load<TResult>(filename, new Device(map_location));

        /// <summary>Loads a module from the bytes of such a file.</summary>
        public static ScriptModule<TResult> load<TResult>(byte[] bytes, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Load(bytes, device_type, device_index));

        /// <inheritdoc cref="load{TResult}(byte[], DeviceType, long)"/>
        public static ScriptModule<TResult> load<TResult>(byte[] bytes, Device map_location) => new(Load(bytes, map_location.type, map_location.index));

        /// <inheritdoc cref="load{TResult}(byte[], DeviceType, long)"/>
        public static ScriptModule<TResult> load<TResult>(byte[] bytes, string map_location) => load<TResult>(bytes, new Device(map_location));

        /// <summary>Loads a module that <c>torch.jit.save</c> wrote, called as one of one input.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is no TorchScript module.</exception>
        public static ScriptModule<T1, TResult> load<T1, TResult>(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Load(filename, device_type, device_index));

        /// <inheritdoc cref="load{T1, TResult}(string, DeviceType, long)"/>
        public static ScriptModule<T1, TResult> load<T1, TResult>(string filename, Device map_location) => new(Load(filename, map_location.type, map_location.index));

        /// <inheritdoc cref="load{T1, TResult}(string, DeviceType, long)"/>
        public static ScriptModule<T1, TResult> load<T1, TResult>(string filename, string map_location) => load<T1, TResult>(filename, new Device(map_location));

        /// <summary>Loads a module from the bytes of such a file.</summary>
        public static ScriptModule<T1, TResult> load<T1, TResult>(byte[] bytes, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Load(bytes, device_type, device_index));

        /// <inheritdoc cref="load{T1, TResult}(byte[], DeviceType, long)"/>
        public static ScriptModule<T1, TResult> load<T1, TResult>(byte[] bytes, Device map_location) => new(Load(bytes, map_location.type, map_location.index));

        /// <inheritdoc cref="load{T1, TResult}(byte[], DeviceType, long)"/>
        public static ScriptModule<T1, TResult> load<T1, TResult>(byte[] bytes, string map_location) => load<T1, TResult>(bytes, new Device(map_location));

        /// <summary>Loads a module that <c>torch.jit.save</c> wrote, called as one of two inputs.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">It is no TorchScript module.</exception>
        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Load(filename, device_type, device_index));

        /// <inheritdoc cref="load{T1, T2, TResult}(string, DeviceType, long)"/>
        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(string filename, Device map_location) => new(Load(filename, map_location.type, map_location.index));

        /// <inheritdoc cref="load{T1, T2, TResult}(string, DeviceType, long)"/>
        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(string filename, string map_location) => load<T1, T2, TResult>(filename, new Device(map_location));

        /// <summary>Loads a module from the bytes of such a file.</summary>
        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(byte[] bytes, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Load(bytes, device_type, device_index));

        /// <inheritdoc cref="load{T1, T2, TResult}(byte[], DeviceType, long)"/>
        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(byte[] bytes, Device map_location) => new(Load(bytes, map_location.type, map_location.index));

        /// <inheritdoc cref="load{T1, T2, TResult}(byte[], DeviceType, long)"/>
        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(byte[] bytes, string map_location) => load<T1, T2, TResult>(bytes, new Device(map_location));

        private static nint Load(string filename, DeviceType type, long index)
        {
            if (!File.Exists(filename))
            {
                throw new FileNotFoundException($"There is no file {filename}.", filename);
            }

            Shim.Check(Shim.tb_jit_load(filename, (int)type, (int)index, out var module), filename);
            return module;
        }

        private static unsafe nint Load(byte[] bytes, DeviceType type, long index)
        {
            fixed (byte* start = bytes)
            {
                Shim.Check(Shim.tb_jit_load_bytes(start, bytes.LongLength, (int)type, (int)index, out var module), "load");
                return module;
            }
        }
    }
}
