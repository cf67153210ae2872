using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Torchbook.Notebooks.Runner;

/// <summary>A variable that the cell tagged <c>parameters</c> declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its C# type, declared or that of its literal.</param>
internal sealed record Parameter(string Name, string Type)
{
    /// <summary>The C# literal for a value given as text.</summary>
    /// <exception cref="RunSetupException">The text is no value of this type.</exception>
    public string Literal(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return Type switch
        {
            "bool" when bool.TryParse(text, out var value) => value ? "true" : "false",
            "bool" when text is "1" or "0" => text == "1" ? "true" : "false",
            "int" when int.TryParse(text, NumberStyles.Integer, culture, out var value) => value.ToString(culture),
            "long" when long.TryParse(text, NumberStyles.Integer, culture, out var value) => value.ToString(culture) + "L",
            "double" when double.TryParse(text, NumberStyles.Float, culture, out var value) && double.IsFinite(value) => value.ToString("R", culture) + "d",
            "float" when float.TryParse(text, NumberStyles.Float, culture, out var value) && float.IsFinite(value) => value.ToString("R", culture) + "f",
            "decimal" when decimal.TryParse(text, NumberStyles.Float, culture, out var value) => value.ToString(culture) + "m",
            "string" => SymbolDisplay.FormatLiteral(text, quote: true),
            "bool" or "int" or "long" or "double" or "float" or "decimal" => throw new RunSetupException(
                $"Parameter '{Name}' is of type {Type}, and '{text}' is not one."),
            _ => throw new RunSetupException(
                $"Parameter '{Name}' is of type {Type}; only bool, int, long, float, double, decimal and string can be set from outside."),
        };
    }
}
