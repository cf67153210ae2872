using System.Collections.Generic;
using System.Linq;

namespace Torchbook.LibTorch.Generator;

/// <summary>Writes the C# around an optimizer's update rule.</summary>
internal static class OptimizerEmission
{
    public static string Type(OptimizerFields optimizer, ILookup<string, Member> members) => $$"""
        using System;
        using System.IO;
        using Torchbook.LibTorch;
        using static TorchSharp.torch;
        using static TorchSharp.torch.optim;
        namespace TorchSharp.Modules {
        public partial class {{optimizer.Name}} {
        {{Lines(members[""].Select(Constructor))}}
        public override Tensor step(Func<Tensor> closure = null) => _step(_update, closure);
        public override void add_param_group(Modules.ParamGroup param_group) => Add(param_group, param_group.Options ?? new Options(), static p => new State(p));
        protected override void Dispose(bool disposing) { base.Dispose(disposing); if (disposing) DisposeStates(); }
        private protected override int Columns => {{optimizer.State.Count(f => f.IsTensor)}};
        private protected override bool Maximizes(OptimizerOptions options) => {{(optimizer.Options.Any(f => f.Name == "maximize") ? "((Options)options).maximize == true" : "false")}};
        private protected override void Update(GradientBatch batch, OptimizerOptions options) => Update(batch, (Options)options);
        static partial void Check(Options options);
        {{Lines(Controls(optimizer, "((Options)_defaults)", "foreach (var group in _parameter_groups) ((Options)group.Options)"))}}
        /// <summary>The options of a group; what is null is taken from the optimizer.</summary>
        {{OptionsType(optimizer.Options)}}
        {{StateType(optimizer.State)}}
        /// <summary>Parameters with options of their own.</summary>
        public class ParamGroup : ParamGroup<Options>{{string.Concat(optimizer.Bases.Skip(1).Select(b => ", " + b))}} {
        public ParamGroup() { }
        public ParamGroup(System.Collections.Generic.IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }
        {{Lines(members["ParamGroup"].Select(m => $"public ParamGroup({Signature(m)}) : base(parameters, {NewOptions(m)}) {{ }}"))}}
        {{Lines(Controls(optimizer, "Options", "Options"))}}
        }
        }
        }
        """;

    public static string Factories(IEnumerable<Member> members) => $$"""
        using static TorchSharp.torch.optim;
        namespace TorchSharp {
        public static partial class torch {
        public static partial class optim {
        {{Lines(members.Select(m => $"/// <inheritdoc cref=\"{m.ReturnType}\"/>\npublic static {m.ReturnType} {m.Name}({Signature(m)}) => new {m.ReturnType}({Arguments(m)});"))}}
        }
        }
        }
        """;

    private static string Constructor(Member member)
    {
        var type = member.DeclaringType.Substring(member.DeclaringType.LastIndexOf('.') + 1);
        var rest = string.Concat(member.Parameters.Skip(1).Select(p => ", " + p.Name));
        if (member.Parameters[0].Type.EndsWith("Modules.Parameter>"))
            return $"public {type}({Signature(member)}) : this(new[] {{ new ParamGroup {{ Parameters = parameters }} }}{rest}) {{ }}";
        var checks = string.Concat(member.Parameters.Where(p => p.Type == "double").Select(p => $"Hyperparameter.Require({p.Name}, \"{p.Name}\");\n"));
        return $"public {type}({Signature(member)})\n{{\n{checks}var options = {NewOptions(member)};\nCheck(options);\nStart(options, parameters);\n}}";
    }

    private static string OptionsType(IReadOnlyList<Field> fields) => $$"""
        public partial class Options : OptimizerOptions {
        public override void LoadStateDict(OptimizerOptions source) {
        base.LoadStateDict(source);
        var other = (Options)source;
        {{Lines(fields.Select(f => $"{f.Name} = other.{f.Name};"))}}
        }
        public override void LoadStateDict(BinaryReader reader) {
        base.LoadStateDict(reader);
        {{Lines(fields.Select(f => $"{f.Name} = reader.{f.Read}();"))}}
        }
        public override void SaveStateDict(BinaryWriter writer) {
        base.SaveStateDict(writer);
        {{Lines(fields.Select(f => $"writer.Write({f.Name}.Value);"))}}
        }
        {{(fields.Any(f => f.Name == "beta1") ? "internal void SetBetas((double, double) value) => (beta1, beta2) = value;" : "")}}
        internal override void FillFrom(OptimizerOptions defaults) {
        base.FillFrom(defaults);
        var other = (Options)defaults;
        {{Lines(fields.Select(f => $"{f.Name} ??= other.{f.Name};"))}}
        }
        }
        """;

    private static string StateType(IReadOnlyList<Field> fields)
    {
        var tensors = fields.Where(f => f.IsTensor).ToList();
        return $$"""
            public sealed partial class State : OptimizerState, IDisposable {
            public State(Parameter parameter) : base(parameter) { }
            partial void Prepare(Options options);
            partial void Begin(Options options);
            public override void Initialize(OptimizerOptions options) {
            {{Lines(fields.Select(f => f.IsOptional ? $"Clear(ref {f.Name});" : f.IsTensor ? $"Zero(ref {f.Name});" : $"{f.Name} = 0;"))}}
            Begin((Options)options);
            Prepare((Options)options);
            }
            public override void LoadStateDict(BinaryReader reader) {
            {{Lines(fields.Select(f => f.IsOptional ? $"LoadOptional(reader, ref {f.Name});" : f.IsTensor ? $"Load(reader, ref {f.Name});" : $"{f.Name} = reader.{f.Read}();"))}}
            }
            public override void LoadStateDict(OptimizerState source) {
            var other = (State)source;
            {{Lines(fields.Select(f => f.IsTensor ? $"Copy(other.{f.Name}, ref {f.Name});" : $"{f.Name} = other.{f.Name};"))}}
            }
            public override void SaveStateDict(BinaryWriter writer) {
            {{Lines(fields.Select(f => f.IsOptional ? $"SaveConditionalStateTensor(writer, {f.Name});" : f.IsTensor ? $"Save(writer, {f.Name});" : $"writer.Write({f.Name});"))}}
            }
            public override bool ApproximatelyEquals(OptimizerState other) => other is State state && {{string.Join(" && ", fields.Select(f => f.IsTensor ? $"Close({f.Name}, state.{f.Name})" : $"{f.Name} == state.{f.Name}"))}};
            public override void to(Device device) {
            {{Lines(tensors.Select(f => $"Move(ref {f.Name}, device);"))}}
            }
            public void Dispose() {
            {{Lines(tensors.Select(f => $"{f.Name}?.Dispose();"))}}
            }
            internal override void Enter(OptimizerOptions options, GradientBatch batch, int i) {
            Prepare((Options)options);
            {{(fields.Any(f => f.Name == "step") ? "batch.Steps[i] = ++step;" : "")}}
            {{Lines(tensors.Select((f, k) => $"batch.Column({k})[i] = {f.Name} is null ? 0 : {f.Name}.Handle;"))}}
            }
            }
            """;
    }

    // What a scheduler may turn, on the optimizer and on a group.
    private static IEnumerable<string> Controls(OptimizerFields optimizer, string get, string set)
    {
        if (optimizer.Bases.Contains("IBetas"))
            yield return $"/// <summary>The decay rates of the running means.</summary>\npublic (double, double) Betas {{ get => ({get}.beta1.Value, {get}.beta2.Value); set {{ {set}.SetBetas(value); }} }}";
        if (optimizer.Bases.Contains("IMomentum"))
            yield return $"/// <summary>The momentum.</summary>\npublic double Momentum {{ get => {get}.momentum.Value; set {{ {set}.momentum = value; }} }}";
    }

    private static string NewOptions(Member member) =>
        "new Options { " + string.Join(", ", member.Parameters.Skip(1).Select(p => $"{(p.Name == "lr" ? "LearningRate" : p.Name)} = {p.Name}")) + " }";

    private static string Signature(Member member) => string.Join(", ", member.Parameters.Select(p => p.Source));

    private static string Arguments(Member member) => string.Join(", ", member.Parameters.Select((p, k) => k == 0 && p.Type.Contains("(string") ? $"Unnamed({p.Name})" : p.Name));

    private static string Lines(IEnumerable<string> lines) => string.Join("\n", lines);
}
