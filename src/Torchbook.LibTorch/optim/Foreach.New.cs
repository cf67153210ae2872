namespace Torchbook.LibTorch;

/// <summary>Those that make new tensors.</summary>
internal static unsafe partial class Foreach
{
    private static readonly Operator AddList = new("aten::_foreach_add", "List", "self,other,alpha");
    private static readonly Operator AddScalar = new("aten::_foreach_add", "Scalar", "self,scalar");
    private static readonly Operator MulScalars = new("aten::_foreach_mul", "ScalarList", "self,scalars");
    private static readonly Operator DivScalars = new("aten::_foreach_div", "ScalarList", "self,scalars");
    private static readonly Operator AddcmulNew = new("aten::_foreach_addcmul", "Scalar", "self,tensor1,tensor2,value");
    private static readonly Operator Absolute = new("aten::_foreach_abs", "", "self");
    private static readonly Operator Negative = new("aten::_foreach_neg", "", "self");
    private static readonly Operator SquareRoot = new("aten::_foreach_sqrt", "", "self");
    private static readonly Operator Norms = new("aten::_foreach_norm", "Scalar", "self,ord");

    /// <summary>self + alpha · other.</summary>
    public static nint[] Add(ReadOnlySpan<nint> self, ReadOnlySpan<nint> other, double alpha)
    {
        fixed (nint* s = self, o = other)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(o, other.Length), NativeValue.From(alpha) };
            return Take(AddList.CallValue(a));
        }
    }

    public static nint[] Add(ReadOnlySpan<nint> self, double scalar) => NewScalar(AddScalar, self, scalar);

    /// <summary>Each tensor by its own number.</summary>
    public static nint[] Mul(ReadOnlySpan<nint> self, ReadOnlySpan<double> scalars) => NewScalars(MulScalars, self, scalars);

    /// <inheritdoc cref="Mul"/>
    public static nint[] Div(ReadOnlySpan<nint> self, ReadOnlySpan<double> scalars) => NewScalars(DivScalars, self, scalars);

    /// <summary>self + value · one · two.</summary>
    public static nint[] Addcmul(ReadOnlySpan<nint> self, ReadOnlySpan<nint> one, ReadOnlySpan<nint> two, double value)
    {
        fixed (nint* s = self, x = one, y = two)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(x, one.Length), NativeValue.List(y, two.Length), NativeValue.From(value) };
            return Take(AddcmulNew.CallValue(a));
        }
    }

    public static nint[] Abs(ReadOnlySpan<nint> self) => NewUnary(Absolute, self);

    public static nint[] Neg(ReadOnlySpan<nint> self) => NewUnary(Negative, self);

    public static nint[] Sqrt(ReadOnlySpan<nint> self) => NewUnary(SquareRoot, self);

    /// <summary>The norm of each tensor, as scalars.</summary>
    public static nint[] Norm(ReadOnlySpan<nint> self, double order) => NewScalar(Norms, self, order);

    private static nint[] NewUnary(Operator op, ReadOnlySpan<nint> self)
    {
        fixed (nint* s = self)
        {
            var a = NativeValue.List(s, self.Length);
            return Take(op.CallValue(&a));
        }
    }

    private static nint[] NewScalar(Operator op, ReadOnlySpan<nint> self, double scalar)
    {
        fixed (nint* s = self)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.From(scalar) };
            return Take(op.CallValue(a));
        }
    }

    private static nint[] NewScalars(Operator op, ReadOnlySpan<nint> self, ReadOnlySpan<double> scalars)
    {
        fixed (nint* s = self)
        fixed (double* v = scalars)
        {
            var a = stackalloc[] { NativeValue.List(s, self.Length), NativeValue.List(v, scalars.Length) };
            return Take(op.CallValue(a));
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
