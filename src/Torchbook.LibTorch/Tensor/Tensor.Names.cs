using System;
using System.Collections.Generic;
using System.Linq;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether any dimension has a name.</summary>
        public bool has_names() => Shim.tb_tensor_has_names(Handle) != 0;

        /// <summary>The dimensions' names; null for one without.</summary>
        public unsafe string[] names
        {
            get
            {
                Shim.Check(Shim.tb_tensor_names(Handle, out var text), nameof(names));
                return Shim.TakeString(text).Split('\n').SkipLast(1).Select(name => name.Length == 0 ? null : name).ToArray();
            }
        }

        /// <summary>A view with other names; null takes them away.</summary>
        public Tensor rename(IEnumerable<string> names) => Rename(names, false);

        /// <inheritdoc cref="rename(IEnumerable{string})"/>
        public Tensor rename_(IEnumerable<string> names)
        {
            Rename(names, true).Dispose();
            return this;
        }

        /// <summary>A view in which dimensions without a name get one.</summary>
        public Tensor refine_names(params string[] names)
        {
            Shim.Check(Shim.tb_tensor_refine_names(Handle, names, names.Length, out var result), nameof(refine_names));
            return Adopt(result);
        }

        /// <inheritdoc cref="refine_names(string[])"/>
        public Tensor refine_names(IEnumerable<string> names) => refine_names(names.ToArray());

        /// <summary>A view with its dimensions in the order of <paramref name="names"/>; those it lacks are new, of size 1.</summary>
        public Tensor align_to(params string[] names)
        {
            Shim.Check(Shim.tb_tensor_align_to(Handle, names, names.Length, out var result), nameof(align_to));
            return Adopt(result);
        }

        /// <inheritdoc cref="align_to(string[])"/>
        public Tensor align_to(IEnumerable<string> names) => align_to(names.ToArray());

        /// <summary>Neighbouring dimensions, by name, as one.</summary>
        public Tensor flatten(IList<string> dims, string out_dim)
        {
            Shim.Check(Shim.tb_tensor_flatten_names(Handle, dims.ToArray(), dims.Count, out_dim, out var result), nameof(flatten));
            return Adopt(result);
        }

        /// <summary>One dimension as several, each with its name.</summary>
        public unsafe Tensor unflatten(string dim, params (string, long)[] sizes)
        {
            fixed (long* lengths = Array.ConvertAll(sizes, s => s.Item2))
            {
                Shim.Check(Shim.tb_tensor_unflatten_name(Handle, dim, Array.ConvertAll(sizes, s => s.Item1), lengths, sizes.Length, out var result), nameof(unflatten));
                return Adopt(result);
            }
        }

        private Tensor Rename(IEnumerable<string> names, bool inPlace)
        {
            var given = names?.ToArray();
            Shim.Check(Shim.tb_tensor_rename(Handle, given, given?.Length ?? -1, inPlace ? 1 : 0, out var result), inPlace ? nameof(rename_) : nameof(rename));
            return Adopt(result);
        }
    }
}
