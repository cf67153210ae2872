using Torchbook.Cli;
using Torchbook.Cli.Commands;
using Torchbook.Notebooks.Hosting;

// What `run` and the kernel start for each notebook; past the parser, which would catch the signals that cells are to get.
if (args is [HostCommand.Verb, var pipes])
{
    return CellHost.Run(pipes, LessonEngine.Options());
}

if (args is ["kernel", "start", "--connection-file", var connectionFile])
{
    return KernelCommand.Start(connectionFile);
}

return await CommandLine.RunAsync(args, [
    SetupCommand.Create(),
    StartCommand.Create(),
    ResetCommand.Create(),
    RunCommand.Create(),
    ExportCommand.Create(),
    TestCommand.Create(),
    BenchCommand.Create(),
    DoctorCommand.Create(),
    DataCommand.Create(),
    KernelCommand.Create(),
    LaunchCommand.Create(),
    ExecCommand.Create(),
    CleanCommand.Create(),
]);
