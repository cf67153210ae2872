namespace Torchbook.Cli.Doctor;

/// <summary>Looks at everything Torchbook depends on, without loading any of it into this process for good.</summary>
public static class Examination
{
    public static IReadOnlyList<Finding> Run() =>
    [
        .. MachineExam.Run(),
        .. EngineExam.Run(),
        .. DeployExam.Run(),
        .. NotebookExam.Run(),
        .. DataExam.Run(),
    ];
}
