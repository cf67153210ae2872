using System.Globalization;
using Torchbook.Display;
using Torchbook.Notebooks.Cells.Languages;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Magics;

/// <summary><c>#!set</c>: declares a variable by a literal, or by a variable of another language.</summary>
internal sealed class SetMagic(CellLanguages languages) : ICellMagic
{
    public string Name => "set";

    public string Usage => "#!set --name NAME --value VALUE|@LANGUAGE:NAME [--mime-type TYPE]";

    public void Run(Directive directive, string language, CellRun run)
    {
        // Sharing is always by reference here.
        var arguments = new MagicArguments(directive, Usage, "--name", "--value", "--mime-type", "--byref!");
        var name = arguments.Needed("--name");
        var value = Value(arguments.Needed("--value"), arguments);
        if (arguments["--mime-type"] is { } mimeType)
        {
            value = value.ToDisplayString(mimeType);
        }

        languages.Write(language, name, value, arguments);
    }

    private object? Value(string text, MagicArguments arguments)
    {
        if (!text.StartsWith('@'))
        {
            return Literal(text);
        }

        return text[1..].Split(':', 2) switch
        {
            ["input" or "password", ..] => throw arguments.Error($"{text} would ask for input, which works only in code: Console.ReadLine()"),
            [var language, var name] => languages.Read(language, name, arguments),
            _ => throw arguments.Error($"{text} is not of the form @LANGUAGE:NAME"),
        };
    }

    private static object Literal(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large) => large,
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}
