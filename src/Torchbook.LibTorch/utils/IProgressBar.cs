namespace TorchSharp;

/// <summary>Shows how far a long operation has come, until disposed.</summary>
public interface IProgressBar : IDisposable
{
    long Value { get; set; }

    /// <summary>Null where the end is not known.</summary>
    long? Maximum { get; set; }
}
