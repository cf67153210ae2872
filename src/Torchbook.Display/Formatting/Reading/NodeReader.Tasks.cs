using System.Reflection;

namespace Torchbook.Display.Formatting;

internal sealed partial class NodeReader
{
    // A task is never waited for: showing it must not stop the cell.
    private ObjectNode TaskState(Task task, int depth)
    {
        var result = ResultType(task.GetType());
        var name = result is null ? "Task" : $"Task<{TypeName.Short(result)}>";
        (string, Node)? more = task.Status switch
        {
            TaskStatus.RanToCompletion when result is not null => ("Result", Read(task.GetType().GetProperty("Result")!.GetValue(task), depth + 1)),
            TaskStatus.Faulted => ("Error", ExceptionNode.Of(task.Exception!.InnerExceptions.Count == 1 ? task.Exception.InnerException! : task.Exception)),
            _ => null,
        };
        (string, Node) state = ("State", new ScalarNode(Word(task.Status)));
        return new(name, more is { } m ? [state, m] : [state]);
    }

    // The result of one that is backed by a source may be taken once only, and not by us: what its own text tells is no secret.
    private ObjectNode ValueTaskState(object task, Type type, int depth)
    {
        var source = type.GetField("_obj", BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(task);
        if (source is Task inner)
        {
            return TaskState(inner, depth) with { Name = TypeName.Short(type) };
        }

        var done = (bool)type.GetProperty("IsCompletedSuccessfully")!.GetValue(task)!;
        (string, Node) state = ("State", new ScalarNode(done ? "completed" : "not completed"));
        return new(TypeName.Short(type), done && source is null ? [state, ("Result", Read(type.GetProperty("Result")!.GetValue(task), depth + 1))] : [state]);
    }

    // An async method's task is of a hidden type derived from Task<T>, and Task<VoidTaskResult> where it has no result.
    private static Type? ResultType(Type? type)
    {
        while (type is not null && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)))
        {
            type = type.BaseType;
        }

        return type?.GetGenericArguments()[0] is { Name: not "VoidTaskResult" } result ? result : null;
    }

    private static string Word(TaskStatus status) => status switch
    {
        TaskStatus.RanToCompletion => "completed",
        TaskStatus.Faulted => "failed",
        TaskStatus.Canceled => "canceled",
        TaskStatus.Running or TaskStatus.WaitingForChildrenToComplete => "running",
        TaskStatus.Created => "not started",
        _ => "waiting",
    };
}
