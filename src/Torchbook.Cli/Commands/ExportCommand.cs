using System.CommandLine;
using Torchbook.Cli.Lessons;
using Torchbook.Notebooks.Documents;
using Torchbook.Notebooks.Export;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook export</c>: a lesson as a program that <c>dotnet run</c> runs.</summary>
public static class ExportCommand
{
    private const string App = "app";

    // A program outside the checkout has other defaults, and one inside must not take over the checkout's strictness.
    private static readonly string[] properties =
    [
        "PublishAot=false", "LangVersion=preview", "Nullable=disable", "ImplicitUsings=disable", "AllowUnsafeBlocks=true", "InvariantGlobalization=true",
        "TreatWarningsAsErrors=false", "ManagePackageVersionsCentrally=false", "NuGetAudit=false",
    ];

    public static Command Create()
    {
        var lesson = new Argument<string>("LESSON") { Description = "A lesson by number or name, or a notebook" };
        var form = new Option<string>("--as") { Description = "What to make of it: app is one C# file for dotnet run, which prints what the notebook shows as text", DefaultValueFactory = _ => App };
        form.AcceptOnlyFromAmong(App);
        var output = new Option<string>("--out") { Description = "Where the file goes (default artifacts/apps)", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine(Repository.Artifacts, "apps") };
        var solutions = new Option<bool>("--solutions") { Description = "With the solutions of the exercises" };
        var command = new Command("export", "Write a lesson as a C# program of one file; its parameters become arguments") { lesson, form, output, solutions };
        command.SetAction(parsed =>
        {
            if (LessonSelection.Find([parsed.GetValue(lesson)!]) is not [var path])
            {
                throw new CommandException("export writes one lesson at a time: name it by number or name.");
            }

            var name = Path.GetFileNameWithoutExtension(path);
            var file = Path.Combine(OutputFolder.Prepare(parsed.GetValue(output)!), name + ".cs");
            AtomicFile.WriteText(file, NotebookExport.ToProgram(NotebookDocument.Load(path), new()
            {
                FileName = name + ".cs",
                Command = $"./torchbook export {parsed.GetValue(lesson)} --as {App}",
                Header = [Project("Torchbook.Display"), .. properties.Select(p => $"#:property {p}")],
                Package = Package,
                IsKnown = id => IsKit(id) || id == DeployPart.Package,
                Solutions = parsed.GetValue(solutions),
            }));
            Console.WriteLine($"{file}: run it with dotnet run -c Release {file}");
        });
        return command;
    }

    private static string Package(string id, string? version) =>
        id == DeployPart.Package ? Project(DeployPart.Package) : IsKit(id) ? Project("Torchbook") : $"#:package {id}@{version ?? "*"}";

    // What the notebook host answers by the kit's own engine.
    private static bool IsKit(string id) => id.Equals("Torchbook", StringComparison.OrdinalIgnoreCase) || id.StartsWith("TorchSharp", StringComparison.OrdinalIgnoreCase);

    private static string Project(string name) => $"#:project {Path.Combine(Repository.Root, "src", name, name + ".csproj")}";
}
