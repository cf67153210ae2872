using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>Operators over lists of tensors: one crossing into libtorch where a loop would make one per tensor. The lists
/// hold handles; a list that is returned is the caller's to <see cref="Free"/>.</summary>
internal static unsafe class Foreach
{
    private static readonly Operator AddListInPlace = new("aten::_foreach_add_", "List", "self,other,alpha");
    private static readonly Operator AddScalarInPlace = new("aten::_foreach_add_", "Scalar", "self,scalar");
    private static readonly Operator MulScalarInPlace = new("aten::_foreach_mul_", "Scalar", "self,scalar");
    private static readonly Operator DivScalarInPlace = new("aten::_foreach_div_", "Scalar", "self,scalar");
    private static readonly Operator AddcmulInPlace = new("aten::_foreach_addcmul_", "Scalar", "self,tensor1,tensor2,value");
    private static readonly Operator AddcdivInPlace = new("aten::_foreach_addcdiv_", "Scalar", "self,tensor1,tensor2,value");
    private static readonly Operator MaximumInPlace = new("aten::_foreach_maximum_", "List", "self,other");
    private static readonly Operator AddList = new("aten::_foreach_add", "List", "self,other,alpha");
    private static readonly Operator Negative = new("aten::_foreach_neg", "", "self");
    private static readonly Operator SquareRoot = new("aten::_foreach_sqrt", "", "self");
    private static readonly Operator Zero = new("aten::_foreach_zero_", "", "self");
    private static readonly Operator Norms = new("aten::_foreach_norm", "Scalar", "self,ord");

    /// <summary>self += alpha · other.</summary>
    public static void Add_(ReadOnlySpan<nint> self, ReadOnlySpan<nint> other, double alpha = 1)
    {
        fixed (nint* s = self, o = other)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(o, other.Length), NativeValue.From(alpha) };
            AddListInPlace.CallVoid(a);
        }
    }

    public static void Add_(ReadOnlySpan<nint> self, double scalar) => CallScalar(AddScalarInPlace, self, scalar);

    public static void Mul_(ReadOnlySpan<nint> self, double scalar) => CallScalar(MulScalarInPlace, self, scalar);

    public static void Div_(ReadOnlySpan<nint> self, double scalar) => CallScalar(DivScalarInPlace, self, scalar);

    /// <summary>self += value · one · two.</summary>
    public static void Addcmul_(ReadOnlySpan<nint> self, ReadOnlySpan<nint> one, ReadOnlySpan<nint> two, double value) =>
        CallTernary(AddcmulInPlace, self, one, two, value);

    /// <summary>self += value · one / two.</summary>
    public static void Addcdiv_(ReadOnlySpan<nint> self, ReadOnlySpan<nint> one, ReadOnlySpan<nint> two, double value) =>
        CallTernary(AddcdivInPlace, self, one, two, value);

    /// <summary>self = max(self, other).</summary>
    public static void Maximum_(ReadOnlySpan<nint> self, ReadOnlySpan<nint> other)
    {
        fixed (nint* s = self, o = other)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(o, other.Length) };
            MaximumInPlace.CallVoid(a);
        }
    }

    /// <summary>self + alpha · other.</summary>
    public static nint[] Add(ReadOnlySpan<nint> self, ReadOnlySpan<nint> other, double alpha)
    {
        fixed (nint* s = self, o = other)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(o, other.Length), NativeValue.From(alpha) };
            return Take(AddList.CallValue(a));
        }
    }

    public static nint[] Neg(ReadOnlySpan<nint> self) => CallUnary(Negative, self);

    public static nint[] Sqrt(ReadOnlySpan<nint> self) => CallUnary(SquareRoot, self);

    public static void Zero_(ReadOnlySpan<nint> self)
    {
        fixed (nint* s = self)
        {
            var a = NativeValue.List(s, self.Length);
            Zero.CallVoid(&a);
        }
    }

    /// <summary>The norm of each tensor, as scalars.</summary>
    public static nint[] Norm(ReadOnlySpan<nint> self, double order)
    {
        fixed (nint* s = self)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.From(order) };
            return Take(Norms.CallValue(a));
        }
    }

    public static void Free(ReadOnlySpan<nint> handles)
    {
        foreach (var handle in handles)
        {
            Shim.tb_tensor_free(handle);
        }
    }

    private static void CallScalar(Operator op, ReadOnlySpan<nint> self, double scalar)
    {
        fixed (nint* s = self)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.From(scalar) };
            op.CallVoid(a);
        }
    }

    private static void CallTernary(Operator op, ReadOnlySpan<nint> self, ReadOnlySpan<nint> one, ReadOnlySpan<nint> two, double value)
    {
        fixed (nint* s = self, x = one, y = two)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(x, one.Length), NativeValue.List(y, two.Length), NativeValue.From(value) };
            op.CallVoid(a);
        }
    }

    private static nint[] CallUnary(Operator op, ReadOnlySpan<nint> self)
    {
        fixed (nint* s = self)
        {
            var a = NativeValue.List(s, self.Length);
            return Take(op.CallValue(&a));
        }
    }

    private static nint[] Take(NativeValue list)
    {
        var elements = (NativeValue*)list.Pointer;
        var handles = new nint[list.Count];
        for (var i = 0; i < handles.Length; i++)
        {
            handles[i] = (nint)elements[i].Pointer;
        }

        Shim.tb_free(elements);
        return handles;
    }
}
