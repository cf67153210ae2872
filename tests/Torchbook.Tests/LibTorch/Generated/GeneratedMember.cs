using System.Reflection;
using Torchbook.LibTorch.Generator;
using Torchbook.Tests.LibTorch.Api;
using TorchSharp;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>A member that the generator writes, as the fact files declare it, and as it stands in the assembly.</summary>
internal sealed class GeneratedMember
{
    /// <summary>The public types by name.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Types = typeof(torch).Assembly.GetExportedTypes().DistinctBy(t => TypeNames.Of(t)).ToDictionary(t => TypeNames.Of(t));

    private readonly Lazy<MethodInfo> method;
    private readonly Lazy<Func<object?[], object?>> invoke;

    private GeneratedMember(Member facts, Binding? binding)
    {
        Facts = facts;
        Binding = binding;
        Inputs = [.. facts.IsStatic ? [] : new[] { Input.Self }, .. facts.Parameters.Select(p => new Input(p, SchemaName(binding, p)))];
        method = new(() => Types[facts.DeclaringType].GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Single(m => m.Name == facts.Name && m.IsStatic == facts.IsStatic && m.GetParameters().Select(p => TypeNames.Of(p.ParameterType, p)).SequenceEqual(facts.Parameters.Select(p => p.Type))));
        invoke = new(() => Invoker.Compile(Method));
    }

    /// <summary>All of them but those that TorchSharp declares without implementing them, in the order of the facts.</summary>
    public static IReadOnlyList<GeneratedMember> All => Read.Value;

    public Member Facts { get; }

    /// <summary>The operator that the generator chose; null for a member that forwards to another.</summary>
    public Binding? Binding { get; }

    /// <summary>What a call takes: the tensor it is called on, then the parameters.</summary>
    public IReadOnlyList<Input> Inputs { get; }

    public MethodInfo Method => method.Value;

    /// <summary>Calls it with the inputs in their order.</summary>
    public Func<object?[], object?> Invoke => invoke.Value;

    /// <summary>The last part of the declaring type: torch, Tensor, functional, fft, linalg or special.</summary>
    public string Space => Facts.DeclaringType[(Facts.DeclaringType.LastIndexOf('.') + 1)..];

    public bool IsInPlace => Binding?.IsInPlace == true;

    /// <summary>The signature with short type names: unique, and what the text files call it.</summary>
    public override string ToString() =>
        $"{Space}.{Facts.Name}({string.Join(", ", Facts.Parameters.Select(p => p.Declaration))})".Replace("TorchSharp.torch.", "").Replace("TorchSharp.", "").Replace("System.Collections.Generic.", "").Replace("System.", "");

    private static string SchemaName(Binding? binding, Parameter parameter) =>
        binding?.Arguments.FirstOrDefault(a => a.Value == parameter).Key ?? parameter.Name;

    private static readonly Lazy<IReadOnlyList<GeneratedMember>> Read = new(ReadFacts);

    private static List<GeneratedMember> ReadFacts()
    {
        string Fact(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LibTorch", "Facts", name));
        var schemas = Schema.ReadAll(Fact("schemas.txt"));
        // What stands in nn itself makes modules, which are held against PyTorch over random shapes.
        var types = Member.ReadAll(Fact("members.txt")).Where(m => m.DeclaringType != "TorchSharp.torch.nn").GroupBy(m => m.DeclaringType);
        return [.. types.SelectMany(type => type.Where(m => !m.IsUnimplemented).Select(m => new GeneratedMember(m, Families.Body(m, type) is null ? Binding.Find(m, schemas, out _) : null)))];
    }
}
