using Torchbook.Display;
using Torchbook.Notebooks.Cells.Languages;
using Torchbook.Notebooks.Cells.Text;

namespace Torchbook.Notebooks.Cells.Magics;

/// <summary><c>#!share</c>: gives the language in which it stands a variable of another one.</summary>
internal sealed class ShareMagic(CellLanguages languages) : ICellMagic
{
    public string Name => "share";

    public string Usage => "#!share --from LANGUAGE NAME [--as NAME] [--mime-type TYPE]";

    public void Run(Directive directive, string language, CellRun run)
    {
        var arguments = new MagicArguments(directive, Usage, "--from", "--as", "--mime-type");
        var name = arguments.OnlyWord("a variable's name");
        var value = languages.Read(arguments.Needed("--from"), name, arguments);
        if (arguments["--mime-type"] is { } mimeType)
        {
            value = value.ToDisplayString(mimeType);
        }

        languages.Write(language, arguments["--as"] ?? name, value, arguments);
    }
}
