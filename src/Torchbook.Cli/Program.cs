using Torchbook.Cli;
using Torchbook.Cli.Commands;
using Torchbook.Notebooks.Hosting;

if (args is [HostCommand.Verb, var pipe])
{
    return CellHost.Run(pipe, LessonPackages.Map());
}

return await CommandLine.RunAsync(args, [
    SetupCommand.Create(),
    TestCommand.Create(),
    BenchCommand.Create(),
    DoctorCommand.Create(),
    CleanCommand.Create(),
]);
