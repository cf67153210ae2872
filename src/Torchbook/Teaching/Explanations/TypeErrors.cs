using System.Text.RegularExpressions;
using static Torchbook.Teaching.Explanations.Words;

namespace Torchbook.Teaching.Explanations;

/// <summary>Tensors that hold another type of number than is needed.</summary>
internal static partial class TypeErrors
{
    private const string Remedy = "Bring them to one type: x.to(float32) is what layers are made with, and C# arrays of double give float64 tensors.";

    public static readonly Explanation[] All =
    [
        new(Input(), g => $"The input holds {TypeName(g["input"])}, the layer's weights {TypeName(g["weight"])}. {Convert(TypeName(g["weight"]))}"),
        new(Matrices(), g => g["first"].Success
            ? $"The two matrices hold different types of number, {TypeName(g["first"])} and {TypeName(g["second"])}. {Remedy}"
            : $"The two matrices (in a layer: input and weights) hold different types of number. {Remedy}"),
        new(WholeNumbers(), g => $"A tensor of whole numbers (int64) is needed here, such as class labels or positions; this one holds {TypeName(g["found"])}. Convert it with .to(int64)."),
        new(Expected(), g => $"The tensors hold different types of number: {TypeName(g["found"])} where {TypeName(g["expected"])} was expected. {Remedy}"),
        new(Indices(), g => $"Positions are whole numbers of the type int64; these are {TypeName(g["type"])}. Convert them with .to(int64)."),
        new(InPlace(), g => $"The result is {TypeName(g["result"])}, and the tensor that is to hold it {TypeName(g["output"])}: an operation in place (its name ends with _) cannot change the type. Use the one without _, or convert the tensor first."),
        new(Mean(), g => $"The mean of whole numbers is seldom whole, and this tensor holds {TypeName(g["type"])}. Convert it first: x.to(float32).mean()."),
        new(Gradients(), _ => "Gradients need numbers that can change a little: only tensors of float32 and the like can have them. Convert the tensor first: x.to(float32)."),
        new(NotImplemented(), g => $"There is no {g["operation"].Value} for {TypeName(g["type"])} on this device. Convert the tensor first, such as x.to(float32)."),
    ];

    private static string Convert(string type) => $"Convert the input with .to({type}); pictures of bytes are also divided by 255.";

    // Two devices are another story: see DeviceErrors.
    [GeneratedRegex(@"Input type \((?<input>(?!.*(?:cuda|CUDA))[^)]+)\) and (?:bias|weight) type \((?<weight>(?!.*(?:cuda|CUDA))[^)]+)\) should be the same")]
    private static partial Regex Input();

    [GeneratedRegex(@"mat1 and mat2 must have the same dtype(?:, but got (?<first>\w+) and (?<second>\w+))?|to have the same dtype, but got: (?<first>[\w: ]+?) != (?<second>[\w: ]+)")]
    private static partial Regex Matrices();

    [GeneratedRegex(@"expected scalar type Long but found (?<found>\w+)")]
    private static partial Regex WholeNumbers();

    [GeneratedRegex(@"expected scalar type (?<expected>\w+) but found (?<found>\w+)|Found dtype (?<found>\w+) but expected (?<expected>\w+)")]
    private static partial Regex Expected();

    [GeneratedRegex(@"'indices' to have one of the following scalar types: Long, Int; but got (?:torch\.)?(?<type>[\w.]+) instead")]
    private static partial Regex Indices();

    [GeneratedRegex(@"result type (?<result>\w+) can't be cast to the desired output type (?<output>\w+)")]
    private static partial Regex InPlace();

    [GeneratedRegex(@"could not infer output dtype\..* Got: (?<type>\w+)")]
    private static partial Regex Mean();

    [GeneratedRegex(@"[oO]nly Tensors of floating point (?:and complex )?dtype can require gradients")]
    private static partial Regex Gradients();

    [GeneratedRegex(@"""(?<operation>\w+?)(?:_cpu_?|_cuda_?)?"" not implemented for '(?<type>\w+)'")]
    private static partial Regex NotImplemented();
}
