using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Torchbook.LibTorch.Generator;

/// <summary>Writes the C# of one wrapper: pack the arguments, call the operator, keep the tensors alive until it returned.</summary>
internal static class Emission
{
    public static string Signature(Member member) =>
        $"public {(member.IsStatic ? "static " : "")}unsafe {member.ReturnType} {Keywords.Escape(member.Name)}({string.Join(", ", member.Parameters.Select(p => p.Source))})";

    /// <param name="binding">What is called.</param>
    /// <param name="op">The operator, or an expression that chooses one.</param>
    public static string Wrapper(Binding binding, string op)
    {
        var code = new StringBuilder();
        code.AppendLine("/// <summary>PyTorch's <c>" + binding.Schema.Name + "</c>.</summary>");
        code.AppendLine(Signature(binding.Member));
        code.AppendLine("{");
        foreach (var parameter in binding.Member.Parameters.Where(p => Marshalling.IsPinned(p.Type))) code.Append(Unpack(parameter));
        code.AppendLine($"NativeValue* a = stackalloc NativeValue[{binding.Arguments.Count}];");
        foreach (var parameter in binding.Member.Parameters.Where(p => Marshalling.IsPinned(p.Type)))
            code.AppendLine($"fixed ({Element(parameter.Type)}* p_{parameter.Name} = s_{parameter.Name})");
        code.AppendLine("{");
        for (var k = 0; k < binding.Arguments.Count; k++) code.AppendLine($"a[{k}] = {Pack(binding, binding.Arguments[k])};");
        code.AppendLine(Call(binding, op));
        code.AppendLine("}");
        code.AppendLine("}");
        return code.ToString();
    }

    private static string Element(string type) =>
        type == "string" ? "byte" : type == "double[]" ? "double" : Marshalling.IsTensorList(type) ? "nint" : "long";

    private static string Unpack(Parameter parameter)
    {
        var name = Keywords.Escape(parameter.Name);
        var value = parameter.Type switch
        {
            "(long, long)" => $"stackalloc long[] {{ {name}.Item1, {name}.Item2 }}",
            "(long, long, long)" => $"stackalloc long[] {{ {name}.Item1, {name}.Item2, {name}.Item3 }}",
            "(long, long, long, long)" => $"stackalloc long[] {{ {name}.Item1, {name}.Item2, {name}.Item3, {name}.Item4 }}",
            "string" => $"NativeValue.Utf8({name})",
            _ when Marshalling.IsTensorList(parameter.Type) => $"NativeValue.Handles({name})",
            _ => name,
        };
        return $"System.ReadOnlySpan<{Element(parameter.Type)}> s_{parameter.Name} = {value};\n";
    }

    private static string Pack(Binding binding, KeyValuePair<string, Parameter?> argument)
    {
        if (argument.Value is null) return "NativeValue.From(this)";
        var name = Keywords.Escape(argument.Value.Name);
        var type = argument.Value.Type;
        if (Marshalling.IsPinned(type))
        {
            var list = $"NativeValue.List(p_{argument.Value.Name}, s_{argument.Value.Name}.Length)";
            return type.EndsWith("[]") || type == "string" ? $"{name} is null ? default : {list}" : list;
        }
        // TorchSharp's "-1" for a length that PyTorch leaves out.
        var schema = binding.Schema.Arguments.FirstOrDefault(a => a.Name == argument.Key);
        if (type == "long" && argument.Value.Default == "-1" && schema is { IsOptional: true }) return $"{name} == -1 ? default : NativeValue.From({name})";
        var creates = binding.Creates && argument.Value.Default == "null" && (argument.Key == "dtype" || argument.Key == "device");
        return creates ? $"NativeValue.From({name} ?? get_default_{argument.Key}())" : $"NativeValue.From({name})";
    }

    private static string Call(Binding binding, string op)
    {
        var member = binding.Member;
        var keep = string.Concat(KeptAlive(member).Select(name => $"System.GC.KeepAlive({name});\n"));
        if (binding.IsInPlace) return $"{op}.CallInPlace(a);\n{keep}return {(member.IsStatic ? Keywords.Escape(binding.Arguments[0].Value!.Name) : "this")};";
        var call = member.ReturnType switch
        {
            "TorchSharp.torch.Tensor" => "CallTensor",
            "bool" => "CallBool",
            "long" => "CallLong",
            "double" => "CallDouble",
            _ when Returns.IsTensors(member) => "CallTensors",
            _ => "CallTuple" + Returns.TupleSize(member),
        };
        var finish = "result";
        if (binding.Finishes("requires_grad")) finish = $"Finish(result, requires_grad{(binding.Finishes("names") ? ", names" : "")})";
        return $"var result = {op}.{call}(a);\n{keep}return {finish};";
    }

    private static IEnumerable<string> KeptAlive(Member member) => member.Parameters
        .Where(p => Marshalling.IsTensor(p.Type) || Marshalling.IsTensorList(p.Type) && !p.Type.Contains("Span") || p.Type.EndsWith("Generator"))
        .Select(p => Keywords.Escape(p.Name)).Concat(member.IsStatic ? new string[0] : new[] { "this" });
}
