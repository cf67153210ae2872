using System;

namespace TorchSharp;

/// <summary>The dispose scopes of the current thread and what happened in them.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScope current;
    [ThreadStatic] private static ThreadDisposeScopeStatistics statistics;

    /// <summary>Counts for this thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => statistics ??= new ThreadDisposeScopeStatistics();

    /// <summary>The innermost scope that has not ended: one that an awaiting method began here may have ended on another thread.</summary>
    internal static DisposeScope Current
    {
        get
        {
            if (current is { HasEnded: true }) current = current.OuterScope;
            return current;
        }
    }

    internal static LifetimeStatistics Counts => Statistics.TensorStatistics;

    internal static DisposeScope Begin() => current = new DisposeScope(Current);

    internal static void Register(torch.Tensor tensor)
    {
        var scope = Current;
        Counts.Created(scope is not null);
        scope?.Add(tensor);
    }

    internal static void CountDisposed(torch.Tensor tensor)
    {
        if (tensor.OwningDisposeScope is null) Counts.DisposedOutsideScope();
    }
}

public static partial class torch
{
    /// <summary>Begins a scope on this thread: <c>using var scope = torch.NewDisposeScope();</c></summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Begin();

    /// <summary>The innermost scope of this thread, or null.</summary>
    public static DisposeScope CurrentDisposeScope => DisposeScopeManager.Current;

    /// <summary>Runs <paramref name="expr"/> in a scope of its own and keeps only its result.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
