using System.CommandLine;

namespace Torchbook.Cli.Commands;

/// <summary><c>torchbook clean</c>: removes what can be made again. Downloaded datasets stay in their own cache.</summary>
public static class CleanCommand
{
    public static Command Create()
    {
        var command = new Command("clean", "Remove everything that was generated: builds, executed lessons, stamps (not downloaded data)");
        command.SetAction(_ =>
        {
            try
            {
                Directory.Delete(Repository.Artifacts, recursive: true);
                return 0;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new CommandException($"cannot remove {Repository.Artifacts}: {failure.Message}");
            }
        });
        return command;
    }
}
