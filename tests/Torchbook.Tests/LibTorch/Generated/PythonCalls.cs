using System.Numerics;
using System.Text;
using System.Text.Json;
using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>The same calls in PyTorch: its public function of the member's name, with the arguments as a TorchSharp user means them.</summary>
internal static class PythonCalls
{
    private static readonly string Script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LibTorch", "Generated", "calls.py"));

    // Required by TorchSharp, and by keyword only in Python.
    private static readonly HashSet<string> AlwaysByKeyword = ["alpha", "beta", "generator", "atol"];

    /// <summary>What PyTorch makes of each call; the caller disposes the outcomes.</summary>
    public static Outcome[] Run(IReadOnlyList<GeneratedCall> calls)
    {
        using var scope = NewDisposeScope();
        var inputs = new List<(string, Tensor)>();
        var requests = calls.Select((call, id) => Request(call, id, inputs)).ToList();
        var python = $"requests = __import__('json').loads({JsonSerializer.Serialize(JsonSerializer.Serialize(requests))})\n{Script}";
        var answer = PyTorchScript.Run(python, [.. inputs]);
        using var answers = JsonDocument.Parse(Encoding.UTF8.GetString(answer["answers"].bytes));
        return [.. calls.Select((_, id) => Outcome(id, answers.RootElement.GetProperty(id.ToString()), answer))];
    }

    private static Outcome Outcome(int id, JsonElement answer, Dictionary<string, Tensor> tensors) => answer.TryGetProperty("error", out var error)
        ? new Outcome([], new PyTorchException(error.GetString()!, answer.GetProperty("by").GetString()!))
        : new Outcome([.. Enumerable.Range(0, answer.GetProperty("count").GetInt32()).Select(k => tensors[$"{id}_{k}"].MoveToOuterDisposeScope())], null);

    private static Dictionary<string, object?> Request(GeneratedCall call, int id, List<(string, Tensor)> inputs)
    {
        var arguments = new List<object?>();
        var keywords = new Dictionary<string, object?>();
        var schema = new Dictionary<string, object?>();
        foreach (var (input, drawn) in call.Arguments)
        {
            var value = drawn is LeftOut ? Default(input) : Json(drawn, inputs, $"t{id}_{arguments.Count}_{keywords.Count}");
            if (input.Default is null && !AlwaysByKeyword.Contains(input.Name)) arguments.Add(value);
            else if (value is not null) keywords[input.Name] = value;
            if (value is not null) schema[input.SchemaName] = value;
        }

        return new()
        {
            ["id"] = id.ToString(),
            ["space"] = call.Member.Space,
            ["name"] = call.Member.Facts.Name,
            ["in_place"] = call.Member.IsInPlace,
            ["seed"] = call.Seed,
            ["arguments"] = arguments,
            ["keywords"] = keywords,
            ["operator"] = call.Member.Binding?.Schema.Name,
            ["overload"] = call.Member.Binding?.Schema.Overload,
            ["schema"] = schema,
        };
    }

    // What TorchSharp's declaration says is said to Python, whose own default may differ.
    private static object? Default(Input input) => input.Default switch
    {
        null or "null" or "default" => null,
        // TorchSharp's way of leaving out a length.
        "-1" when input.Name is "n" or "N" or "hop_length" or "win_length" or "length" => null,
        "true" => true,
        "false" => false,
        _ when input.Kind == InputKind.Integer => long.Parse(input.Default),
        // A float is passed on as the double that it is.
        _ when input.Type == "float" => new { @float = (double)float.Parse(input.Default) },
        _ when input.Kind == InputKind.Number => new { @float = double.Parse(input.Default) },
        _ when input.Kind == InputKind.Text => input.Default.Trim('"', '\''),
        _ when input.Kind == InputKind.ElementType => ElementType(Enum.Parse<ScalarType>(input.Default[(input.Default.LastIndexOf('.') + 1)..])),
        _ when input.Default.StartsWith("TorchSharp.", StringComparison.Ordinal) => Choice(input.Default[(input.Default.LastIndexOf('.') + 1)..], input.Type),
        _ => throw new InvalidOperationException($"What is the default {input.Default} of {input.Name} in Python?"),
    };

    private static object? Json(object? value, List<(string, Tensor)> inputs, string name)
    {
        switch (value)
        {
            case TensorDraw tensor:
                inputs.Add((name, tensor.Stored()));
                return new Dictionary<string, object> { [tensor.Layout == Layout.Plain ? "tensor" : tensor.Layout.ToString().ToLowerInvariant()] = name };
            case TensorDraw[] tensors:
                return new { tensors = tensors.Select((t, k) => Json(t, inputs, $"{name}_{k}")).ToList() };
            case DataDraw data:
                inputs.Add((name, data.Plain()));
                return new { tensor = name };
            case ScalarType type: return ElementType(type);
            case GeneratorDraw generator: return new { generator = generator.Seed };
            case Complex number: return new { complex = new[] { number.Real, number.Imaginary } };
            // A whole number would become an int.
            case double number: return new { @float = number };
            case Device: return "cpu";
            case Enum choice: return Choice(choice.ToString(), choice.GetType().Name);
            default: return value;
        }
    }

    private static string? Choice(string name, string type) => name == "None" && type.EndsWith("RoundingMode") ? null : name.ToLowerInvariant();

    private static object ElementType(ScalarType type) => new { dtype = PyTorchScript.Name(type) };
}
