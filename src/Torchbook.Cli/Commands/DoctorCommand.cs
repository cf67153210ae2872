using System.CommandLine;
using Torchbook.Cli.Doctor;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook doctor</c>: what this machine has, what is missing, and the remedy. Changes nothing.</summary>
public static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Say what this machine has, what is missing, and the remedy");
        command.SetAction(_ => Report.Write(Examination.Run()) ? 0 : 1);
        return command;
    }
}
