namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public abstract partial class Optimizer
        {
            /// <summary>A closure as native optimizers take it: returns the handle of the loss. Optimizers here are written in C#
            /// and take a <see cref="Func{TResult}"/> of a tensor.</summary>
            public delegate nint LossClosure();
        }
    }
}
