namespace TorchSharp;

/// <summary>How an <see cref="Modules.EmbeddingBag"/> joins the rows of a bag.</summary>
public enum EmbeddingBagMode
{
    Sum = 0,
    Mean = 1,
    Max = 2,
}
