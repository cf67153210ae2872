using System;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the default generators of every device.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static partial class random
    {
        public static Generator manual_seed(long seed)
        {
            Shim.Check(Shim.tb_manual_seed(seed), nameof(manual_seed));
            return Generator.Default;
        }

        /// <summary>Seeds the default generator from the operating system.</summary>
        public static long seed() => Generator.Default.seed();

        public static long initial_seed() => Generator.Default.initial_seed();

        public static Tensor get_rng_state() => Generator.Default.get_state();

        public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);
    }

    /// <summary>A source of random numbers with a state of its own.</summary>
    public class Generator : IDisposable
    {
        private nint handle;

        public Generator(ulong seed = 0, Device device = null)
        {
            this.device = device ?? CPU;
            Shim.Check(Shim.tb_generator_new(seed, (int)this.device.type, this.device.index, out handle), "Generator");
        }

        private Generator(nint handle)
        {
            this.handle = handle;
            device = CPU;
        }

        ~Generator() => Dispose(false);

        /// <summary>The generator used where none is given; a fresh handle on the same state.</summary>
        public static Generator Default
        {
            get
            {
                Shim.Check(Shim.tb_generator_default(out var handle), "Generator");
                return new Generator(handle);
            }
        }

        public nint Handle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(Generator));

        public Device device { get; }

        public Generator manual_seed(long seed)
        {
            Shim.Check(Shim.tb_generator_manual_seed(Handle, (ulong)seed), nameof(manual_seed));
            return this;
        }

        public long seed()
        {
            Shim.Check(Shim.tb_generator_seed(Handle, out var seed), nameof(seed));
            return (long)seed;
        }

        public long initial_seed() => (long)Shim.tb_generator_initial_seed(Handle);

        public Tensor get_state()
        {
            Shim.Check(Shim.tb_generator_get_state(Handle, out var state), nameof(get_state));
            return Tensor.Adopt(state);
        }

        public void set_state(Tensor value)
        {
            Shim.Check(Shim.tb_generator_set_state(Handle, value.Handle), nameof(set_state));
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (handle != 0) Shim.tb_generator_free(handle);
            handle = 0;
        }
    }
}
