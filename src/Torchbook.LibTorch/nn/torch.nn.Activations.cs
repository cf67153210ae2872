using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <inheritdoc cref="Modules.GELU"/>
        public static GELU GELU() =>
            new(Modules.GELU.Approximate.none, false);

        /// <inheritdoc cref="Modules.GELU"/>
        public static GELU GELU(GELU.Approximate approximate, bool inplace = false) =>
            new(approximate, inplace);

        /// <inheritdoc cref="Modules.GELU"/>
        public static GELU GELU(bool inplace) =>
            new(Modules.GELU.Approximate.none, inplace);
    }
}
