namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Has decay rates of running averages, the first of which a scheduler may turn in place of a momentum.</summary>
        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }
    }
}
