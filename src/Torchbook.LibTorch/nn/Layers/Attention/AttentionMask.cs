using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What is added to attention's scores: minus infinity where nobody may look.</summary>
internal static class AttentionMask
{
    /// <summary>Both masks as one that broadcasts to [N, heads, L, S + added], or null for none.</summary>
    /// <param name="padding">[N, S], true at padding, or null.</param>
    /// <param name="mask">[L, S] or [N · heads, L, S], true or minus infinity where a query must not look, or null.</param>
    /// <param name="added">Keys appended to every sequence, which everybody may look at.</param>
    public static Tensor? Additive(Tensor? padding, Tensor? mask, long batch, long heads, int added, ScalarType dtype)
    {
        Tensor? sum = null;
        if (mask is not null)
        {
            sum = Additive(mask, added, dtype);
            sum = mask.ndim == 3 ? sum.reshape(batch, heads, mask.size(1), sum.size(2)) : sum;
        }

        if (padding is not null)
        {
            var ignored = Additive(padding, added, dtype).unsqueeze(1).unsqueeze(2);
            sum = sum is null ? ignored : sum + ignored;
        }

        return sum;
    }

    private static Tensor Additive(Tensor mask, int added, ScalarType dtype)
    {
        var numbers = mask.is_floating_point()
            ? mask.to(dtype)
            : zeros(mask.shape, dtype, mask.device).masked_fill(mask.to(ScalarType.Bool), double.NegativeInfinity);
        return added == 0 ? numbers : nn.functional.pad(numbers, [0, added]);
    }
}
