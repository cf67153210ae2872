using System;
using Torchbook.LibTorch;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The LU decomposition with partial pivoting: both factors in one matrix, the pivots, and where asked for whether it succeeded.</summary>
    public static (Tensor A_LU, Tensor pivots, Tensor infos) lu(Tensor A, bool pivot = true, bool get_infos = false)
    {
        var (factors, pivots, infos) = Hidden._lu_with_info(A, pivot, !get_infos);
        if (get_infos) return (factors, pivots, infos);
        infos.Dispose();
        return (factors, pivots, null);
    }

    public static (Tensor res, Tensor logabsdet) slogdet(Tensor A) => linalg.slogdet(A);

    /// <summary>Solves A X = B in the sense of least squares.</summary>
    /// <returns>The solution, and the factors of A = QR as LAPACK packs them.</returns>
    public static (Tensor Solution, Tensor QR) lstsq(Tensor B, Tensor A)
    {
        var (solution, residuals, rank, values) = linalg.lstsq(A, B);
        var (packed, tau) = geqrf(A);
        foreach (var rest in new[] { residuals, rank, values, tau }) rest.Dispose();
        return (solution, packed);
    }

    /// <summary>A sparse tensor with the given values at the given places, zero elsewhere.</summary>
    /// <param name="indices">A column for each value: [dimensions, values].</param>
    public static Tensor sparse_coo_tensor(Tensor indices, Tensor values, long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null)
    {
        // The operator itself keeps the values' type whatever it is told.
        using var converted = dtype is { } wanted && wanted != values.dtype ? values.to(wanted) : null;
        return Finish(Hidden.sparse_coo_tensor(indices, converted ?? values, size, dtype, device ?? get_default_device()), requires_grad, names);
    }

    /// <inheritdoc cref="sparse_coo_tensor"/>
    public static Tensor sparse(Tensor indices, Tensor values, long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) =>
        sparse_coo_tensor(indices, values, size, dtype, device, requires_grad, names);
}
