using System;
using System.Collections.Generic;
using System.Linq;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator Index = new("aten::index", "Tensor", "self,indices");
        private static readonly Operator IndexPut = new("aten::index_put_", "", "self,indices,values,accumulate");
        private static readonly Operator SliceDim = new("aten::slice", "Tensor", "self,dim,start,end,step");

        public Tensor this[long i1]
        {
            get => Pick([i1]);
            set => Put([i1], value);
        }

        public Tensor this[long i1, long i2]
        {
            get => Pick([i1, i2]);
            set => Put([i1, i2], value);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => Pick([i1, i2, i3]);
            set => Put([i1, i2, i3], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Pick([i1, i2, i3, i4]);
            set => Put([i1, i2, i3, i4], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Pick([i1, i2, i3, i4, i5]);
            set => Put([i1, i2, i3, i4, i5], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Pick([i1, i2, i3, i4, i5, i6]);
            set => Put([i1, i2, i3, i4, i5, i6], value);
        }

        public Tensor this[params long[] indices]
        {
            get => Pick(Array.ConvertAll(indices, TensorIndexOf));
            set => Put(Array.ConvertAll(indices, TensorIndexOf), value);
        }

        public Tensor this[params TensorIndex[] indices]
        {
            get => Pick(indices);
            set => Put(indices, value);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>Elements at the given positions, or where a mask is true.</summary>
        public Tensor index(params Tensor[] indices) => Gather(this, indices);

        /// <inheritdoc cref="index(Tensor[])"/>
        public Tensor index(params TensorIndex[] indices) => Pick(indices);

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        /// <summary>Writes <paramref name="value"/>, broadcast, to the given positions; adds where <paramref name="accumulate"/>.</summary>
        public unsafe Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false)
        {
            fixed (nint* handles = NativeValue.Handles(indices))
            {
                var a = stackalloc[] { NativeValue.From(this), NativeValue.List(handles, indices.Length), NativeValue.From(value), NativeValue.From(accumulate) };
                IndexPut.CallInPlace(a);
            }
            GC.KeepAlive(value);
            GC.KeepAlive(indices);
            return this;
        }

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            Put(indices, value);
            return this;
        }

        /// <inheritdoc cref="index_put_(Tensor, Tensor[], bool)"/>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            Put(indices, value, accumulate);
            return this;
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var tensor = torch.full(Array.Empty<long>(), value, dtype, device);
            return index_put_(tensor, indices, false);
        }

        /// <summary>The elements at the given positions along <paramref name="dim"/>.</summary>
        public Tensor take_along_dim(IEnumerable<long> indices, long dim)
        {
            using var positions = torch.tensor(indices.ToArray(), device: device);
            return take_along_dim(positions, dim);
        }

        /// <summary>The elements at the given positions of the flattened tensor.</summary>
        public Tensor take_along_dim(IEnumerable<long> indices)
        {
            using var positions = torch.tensor(indices.ToArray(), device: device);
            return take_along_dim(positions);
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var tensor = torch.full(Array.Empty<long>(), value, dtype, device);
            Put(indices, tensor);
            return this;
        }

        /// <summary>Every <paramref name="step"/>th element from <paramref name="start"/> up to but without <paramref name="finish"/>.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => SliceAlong(this, dim, start, finish, step);

        private static TensorIndex TensorIndexOf(long index) => index;

        private Tensor Pick(TensorIndex[] indices)
        {
            var steps = new List<Tensor>();
            var (view, gather) = Resolve(indices, steps);
            var result = gather is null ? view : Gather(view, gather);
            foreach (var step in steps) if (!ReferenceEquals(step, result)) step.Dispose();
            return ReferenceEquals(result, this) ? alias() : result;
        }

        private void Put(TensorIndex[] indices, Tensor value, bool accumulate = false)
        {
            var steps = new List<Tensor>();
            var (view, gather) = Resolve(indices, steps);
            // As in PyTorch, a value may have more dimensions than the place it goes to, if those in front have size 1.
            var surplus = value.shape.TakeWhile(size => size == 1).Count();
            var fitting = value;
            if (gather is null && value.ndim > view.ndim && value.ndim - surplus <= view.ndim)
                steps.Add(fitting = value.view(value.shape[(int)(value.ndim - view.ndim)..]));
            if (gather is not null) view.index_put_(value, gather, accumulate);
            else if (accumulate) view.add_(fitting);
            else view.copy_(fitting);
            foreach (var step in steps) step.Dispose();
        }

        // Numbers, ranges and new axes become views, one after the other; masks and index tensors are left for one gather at the end.
        private (Tensor View, Tensor[] Gather) Resolve(TensorIndex[] indices, List<Tensor> steps)
        {
            var view = this;
            var gather = new List<Tensor>();
            var dim = 0;
            var named = indices.Sum(Consumes);
            if (named > Dimensions) throw new ArgumentException($"{named} indices for a tensor of {Dimensions} dimensions.");
            void Step(Tensor next)
            {
                steps.Add(next);
                view = next;
            }
            void Skip(int dimensions)
            {
                dim += dimensions;
                gather.AddRange(new Tensor[dimensions]);
            }
            foreach (var index in indices)
            {
                switch (index.kind)
                {
                    case TensorIndex.Kind.Single:
                        Step(view.select(dim, index.start.Value));
                        break;
                    case TensorIndex.Kind.Slice:
                        if (index.start is not null || index.stop is not null || index.step is not null) Step(SliceAlong(view, dim, index.start, index.stop, index.step ?? 1));
                        Skip(1);
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        Skip((int)(Dimensions - named));
                        break;
                    case TensorIndex.Kind.None or TensorIndex.Kind.Null:
                        Step(view.unsqueeze(dim));
                        Skip(1);
                        break;
                    case TensorIndex.Kind.Tensor:
                        gather.Add(index.tensor);
                        dim += Consumes(index);
                        break;
                    case TensorIndex.Kind.Bool:
                        // A mask over a new dimension of size 1: all of the tensor, or nothing.
                        Step(view.unsqueeze(dim));
                        steps.Add(torch.tensor(new[] { index.start != 0 }, device: device));
                        gather.Add(steps[^1]);
                        dim++;
                        break;
                }
            }
            return (view, gather.Any(t => t is not null) ? gather.ToArray() : null);
        }

        private static int Consumes(TensorIndex index) => index.kind switch
        {
            TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
            TensorIndex.Kind.Tensor => index.tensor.dtype == ScalarType.Bool ? (int)index.tensor.Dimensions : 1,
            _ => 0,
        };

        private static unsafe Tensor SliceAlong(Tensor tensor, long dim, long? start, long? stop, long step)
        {
            var a = stackalloc[] { NativeValue.From(tensor), NativeValue.From(dim), NativeValue.From(start), NativeValue.From(stop), NativeValue.From(step) };
            var result = SliceDim.CallTensor(a);
            GC.KeepAlive(tensor);
            return result;
        }

        private static unsafe Tensor Gather(Tensor tensor, Tensor[] indices)
        {
            fixed (nint* handles = NativeValue.Handles(indices))
            {
                var a = stackalloc[] { NativeValue.From(tensor), NativeValue.List(handles, indices.Length) };
                var result = Index.CallTensor(a);
                GC.KeepAlive(tensor);
                GC.KeepAlive(indices);
                return result;
            }
        }
    }
}
