using Torchbook.Cli;
using Torchbook.Cli.Commands;

return await CommandLine.RunAsync(args, [
    SetupCommand.Create(),
    TestCommand.Create(),
    BenchCommand.Create(),
    DoctorCommand.Create(),
    CleanCommand.Create(),
]);
