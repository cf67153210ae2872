namespace TorchSharp;

public static partial class torch
{
    public static partial class utils
    {
        public static partial class data
        {
            /// <summary>Items by index, for a data loader to batch.</summary>
            public abstract class Dataset<T> : IDisposable
            {
                /// <summary>How many items there are.</summary>
                public abstract long Count { get; }

                /// <summary>One item. The tensors are the caller's to dispose.</summary>
                /// <param name="index">0 to Count - 1. With more than one worker, several threads ask at once.</param>
                public abstract T GetTensor(long index);

                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }

                protected virtual void Dispose(bool disposing)
                {
                }
            }
        }
    }
}
