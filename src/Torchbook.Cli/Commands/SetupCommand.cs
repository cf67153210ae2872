using System.CommandLine;
using Torchbook.Cli.Doctor;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook setup</c>: the launcher has installed and built by the time this runs; it says what is there now.</summary>
public static class SetupCommand
{
    public static Command Create()
    {
        var command = new Command("setup", "Install what is missing and say what is there");
        command.SetAction(_ =>
        {
            var healthy = Report.Write(Examination.Run());
            Console.WriteLine(healthy ? "Ready. Next: ./torchbook run" : "Not ready: see above.");
            return healthy ? 0 : 1;
        });
        return command;
    }
}
