namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>What a scheduler turns: the learning rate of one parameter group.</summary>
        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            /// <summary>The rate before any scheduler.</summary>
            double InitialLearningRate { get; set; }
        }
    }
}
