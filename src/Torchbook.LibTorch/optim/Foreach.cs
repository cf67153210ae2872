using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>Operators over lists of tensors: one crossing into libtorch where a loop would make one per tensor. The lists
/// hold handles; a list that is returned is the caller's to <see cref="Free"/>.</summary>
internal static unsafe partial class Foreach
{
    private static readonly Operator AddListInPlace = new("aten::_foreach_add_", "List", "self,other,alpha");
    private static readonly Operator AddScalarInPlace = new("aten::_foreach_add_", "Scalar", "self,scalar");
    private static readonly Operator AddScalarsInPlace = new("aten::_foreach_add_", "ScalarList", "self,scalars");
    private static readonly Operator MulScalarInPlace = new("aten::_foreach_mul_", "Scalar", "self,scalar");
    private static readonly Operator MulScalarsInPlace = new("aten::_foreach_mul_", "ScalarList", "self,scalars");
    private static readonly Operator MulListInPlace = new("aten::_foreach_mul_", "List", "self,other");
    private static readonly Operator DivListInPlace = new("aten::_foreach_div_", "List", "self,other");
    private static readonly Operator DivScalarsInPlace = new("aten::_foreach_div_", "ScalarList", "self,scalars");
    private static readonly Operator AddcmulInPlace = new("aten::_foreach_addcmul_", "Scalar", "self,tensor1,tensor2,value");
    private static readonly Operator AddcdivInPlace = new("aten::_foreach_addcdiv_", "Scalar", "self,tensor1,tensor2,value");
    private static readonly Operator AddcdivScalarsInPlace = new("aten::_foreach_addcdiv_", "ScalarList", "self,tensor1,tensor2,scalars");
    private static readonly Operator MaximumInPlace = new("aten::_foreach_maximum_", "List", "self,other");
    private static readonly Operator SquareRootInPlace = new("aten::_foreach_sqrt_", "", "self");
    private static readonly Operator Zero = new("aten::_foreach_zero_", "", "self");

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

    /// <summary>To each tensor its own number.</summary>
    public static void Add_(ReadOnlySpan<nint> self, ReadOnlySpan<double> scalars) => CallScalars(AddScalarsInPlace, self, scalars);

    public static void Mul_(ReadOnlySpan<nint> self, double scalar) => CallScalar(MulScalarInPlace, self, scalar);

    /// <summary>Each tensor by its own number.</summary>
    public static void Mul_(ReadOnlySpan<nint> self, ReadOnlySpan<double> scalars) => CallScalars(MulScalarsInPlace, self, scalars);

    public static void Mul_(ReadOnlySpan<nint> self, ReadOnlySpan<nint> other) => CallBinary(MulListInPlace, self, other);

    public static void Div_(ReadOnlySpan<nint> self, ReadOnlySpan<nint> other) => CallBinary(DivListInPlace, self, other);

    /// <summary>Each tensor by its own number.</summary>
    public static void Div_(ReadOnlySpan<nint> self, ReadOnlySpan<double> scalars) => CallScalars(DivScalarsInPlace, self, scalars);

    /// <summary>self += value · one · two.</summary>
    public static void Addcmul_(ReadOnlySpan<nint> self, ReadOnlySpan<nint> one, ReadOnlySpan<nint> two, double value)
    {
        fixed (nint* s = self, x = one, y = two)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(x, one.Length), NativeValue.List(y, two.Length), NativeValue.From(value) };
            AddcmulInPlace.CallVoid(a);
        }
    }

    /// <summary>self += value · one / two.</summary>
    public static void Addcdiv_(ReadOnlySpan<nint> self, ReadOnlySpan<nint> one, ReadOnlySpan<nint> two, double value)
    {
        fixed (nint* s = self, x = one, y = two)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(x, one.Length), NativeValue.List(y, two.Length), NativeValue.From(value) };
            AddcdivInPlace.CallVoid(a);
        }
    }

    /// <summary>self += value · one / two, each tensor with its own value.</summary>
    public static void Addcdiv_(ReadOnlySpan<nint> self, ReadOnlySpan<nint> one, ReadOnlySpan<nint> two, ReadOnlySpan<double> values)
    {
        fixed (nint* s = self, x = one, y = two)
        fixed (double* v = values)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(x, one.Length), NativeValue.List(y, two.Length), NativeValue.List(v, values.Length) };
            AddcdivScalarsInPlace.CallVoid(a);
        }
    }

    /// <summary>self = max(self, other).</summary>
    public static void Maximum_(ReadOnlySpan<nint> self, ReadOnlySpan<nint> other) => CallBinary(MaximumInPlace, self, other);

    public static void Sqrt_(ReadOnlySpan<nint> self) => CallInPlace(SquareRootInPlace, self);

    public static void Zero_(ReadOnlySpan<nint> self) => CallInPlace(Zero, self);

    public static void Free(ReadOnlySpan<nint> handles)
    {
        foreach (var handle in handles)
        {
            Shim.tb_tensor_free(handle);
        }
    }

    private static void CallInPlace(Operator op, ReadOnlySpan<nint> self)
    {
        fixed (nint* s = self)
        {
            var a = NativeValue.List(s, self.Length);
            op.CallVoid(&a);
        }
    }

    private static void CallBinary(Operator op, ReadOnlySpan<nint> self, ReadOnlySpan<nint> other)
    {
        fixed (nint* s = self, o = other)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(o, other.Length) };
            op.CallVoid(a);
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

    private static void CallScalars(Operator op, ReadOnlySpan<nint> self, ReadOnlySpan<double> scalars)
    {
        fixed (nint* s = self)
        fixed (double* v = scalars)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(v, scalars.Length) };
            op.CallVoid(a);
        }
    }
}
