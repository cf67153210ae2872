using TorchSharp;

namespace Torchbook.LibTorch;

/// <summary>Operators that modules need and TorchSharp's public surface does not have.</summary>
internal static unsafe class Aten
{
    private static readonly Operator SetDataOperator = new("aten::set_data", "", "self,new_data");
    private static readonly Operator EmbeddingOperator = new("aten::embedding", "", "weight,indices,padding_idx,scale_grad_by_freq,sparse");
    private static readonly Operator EmbeddingRenormOperator = new("aten::embedding_renorm_", "", "self,indices,max_norm,norm_type");
    private static readonly Operator CloneOperator = new("aten::clone", "", "self");
    private static readonly Operator AddTensor = new("aten::add_", "Tensor", "self,other,alpha");
    private static readonly Operator AddScalar = new("aten::add_", "Scalar", "self,other");

    /// <summary>Gives a tensor other data, of another element type or device too; the tensor stays the one that others hold.</summary>
    public static void SetData(torch.Tensor self, torch.Tensor data)
    {
        var a = stackalloc[] { NativeValue.From(self), NativeValue.From(data) };
        SetDataOperator.CallVoid(a);
        GC.KeepAlive(self);
        GC.KeepAlive(data);
    }

    /// <summary>Rows of <paramref name="weight"/> by index; a <paramref name="paddingIndex"/> of -1 stands for none.</summary>
    public static torch.Tensor Embedding(torch.Tensor weight, torch.Tensor indices, long paddingIndex, bool scaleGradByFrequency, bool sparse)
    {
        var a = stackalloc[]
        {
            NativeValue.From(weight), NativeValue.From(indices), NativeValue.From(paddingIndex), NativeValue.From(scaleGradByFrequency), NativeValue.From(sparse),
        };
        var result = EmbeddingOperator.CallTensor(a);
        GC.KeepAlive(weight);
        GC.KeepAlive(indices);
        return result;
    }

    /// <summary>Scales down the rows in use whose norm exceeds <paramref name="maxNorm"/>.</summary>
    public static void EmbeddingRenorm(torch.Tensor weight, torch.Tensor indices, double maxNorm, double normType)
    {
        var a = stackalloc[] { NativeValue.From(weight), NativeValue.From(indices), NativeValue.From(maxNorm), NativeValue.From(normType) };
        EmbeddingRenormOperator.CallInPlace(a);
        GC.KeepAlive(weight);
        GC.KeepAlive(indices);
    }

    /// <summary>A copy of the tensor with that handle.</summary>
    public static torch.Tensor Clone(nint handle)
    {
        var a = new NativeValue { Tag = NativeTag.Tensor, Pointer = (void*)handle };
        return CloneOperator.CallTensor(&a);
    }

    /// <summary>self += alpha · other, by handles; the other may be sparse.</summary>
    public static void Add_(nint self, nint other, double alpha)
    {
        var a = stackalloc[]
        {
            new NativeValue { Tag = NativeTag.Tensor, Pointer = (void*)self }, new NativeValue { Tag = NativeTag.Tensor, Pointer = (void*)other }, NativeValue.From(alpha),
        };
        AddTensor.CallInPlace(a);
    }

    /// <summary>Adds one, without making an alias of the tensor.</summary>
    public static void Increment(torch.Tensor self)
    {
        var a = stackalloc[] { NativeValue.From(self), NativeValue.From(1L) };
        AddScalar.CallInPlace(a);
        GC.KeepAlive(self);
    }
}
