using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>What is remembered about one parameter: how many steps, and the running means of gradient and square.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        public long step;
        public Tensor exp_avg = null!;
        public Tensor exp_avg_sq = null!;
        public Tensor? max_exp_avg_sq;

        public State(Parameter parameter)
            : base(parameter)
        {
        }

        public override void Initialize(OptimizerOptions options)
        {
            step = 0;
            ZeroStateTensor(ref exp_avg!, _parameter);
            ZeroStateTensor(ref exp_avg_sq!, _parameter);
            max_exp_avg_sq?.Dispose();
            max_exp_avg_sq = null;
            if (((Options)options).amsgrad == true)
            {
                ZeroStateTensor(ref max_exp_avg_sq, _parameter);
            }
        }

        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            LoadStateTensor(reader, ref exp_avg!, _parameter.device);
            LoadStateTensor(reader, ref exp_avg_sq!, _parameter.device);
            LoadConditionalStateTensor(reader, ref max_exp_avg_sq, _parameter.device);
        }

        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            CopyStateTensor(other.exp_avg, ref exp_avg!, _parameter.device);
            CopyStateTensor(other.exp_avg_sq, ref exp_avg_sq!, _parameter.device);
            CopyStateTensor(other.max_exp_avg_sq, ref max_exp_avg_sq, _parameter.device);
        }

        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            TensorCodec.Write(writer, exp_avg);
            TensorCodec.Write(writer, exp_avg_sq);
            SaveConditionalStateTensor(writer, max_exp_avg_sq);
        }

        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state && step == state.step && Close(exp_avg, state.exp_avg)
            && Close(exp_avg_sq, state.exp_avg_sq) && Close(max_exp_avg_sq, state.max_exp_avg_sq);

        public override void to(Device device)
        {
            MoveStateTensor(ref exp_avg!, device);
            MoveStateTensor(ref exp_avg_sq!, device);
            MoveStateTensor(ref max_exp_avg_sq, device);
        }

        public void Dispose()
        {
            exp_avg.Dispose();
            exp_avg_sq.Dispose();
            max_exp_avg_sq?.Dispose();
        }

        /// <summary>The largest squares so far; zeros when AMSGrad was switched on since the last step.</summary>
        internal Tensor Largest()
        {
            if (max_exp_avg_sq is null)
            {
                ZeroStateTensor(ref max_exp_avg_sq, _parameter);
            }

            return max_exp_avg_sq!;
        }
    }
}
