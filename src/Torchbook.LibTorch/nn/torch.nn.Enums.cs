namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The nonlinearity of a recurrent cell.</summary>
        public enum NonLinearities
        {
            ReLU,
            Tanh,
        }

        /// <summary>The activation inside a transformer layer.</summary>
        public enum Activations
        {
            ReLU,
            GELU,
        }
    }
}
