namespace TorchSharp;

/// <summary>How many objects of one kind a thread made, attached, detached and disposed.</summary>
public class LifetimeStatistics
{
    public long CreatedInScopeCount { get; private set; }

    public long CreatedOutsideScopeCount { get; private set; }

    public long AttachedToScopeCount { get; private set; }

    public long DetachedFromScopeCount { get; private set; }

    public long DisposedInScopeCount { get; private set; }

    public long DisposedOutsideScopeCount { get; private set; }

    /// <summary>Created and not yet disposed by this thread; what the garbage collector freed still counts.</summary>
    public long ThreadTotalLiveCount => CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

    public void Reset()
    {
        CreatedInScopeCount = CreatedOutsideScopeCount = 0;
        AttachedToScopeCount = DetachedFromScopeCount = 0;
        DisposedInScopeCount = DisposedOutsideScopeCount = 0;
    }

    public override string ToString() =>
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; CreatedInScopeCount: {CreatedInScopeCount}; CreatedOutsideScopeCount: {CreatedOutsideScopeCount}; "
        + $"DisposedInScopeCount: {DisposedInScopeCount}; DisposedOutsideScopeCount: {DisposedOutsideScopeCount}; "
        + $"AttachedToScopeCount: {AttachedToScopeCount}; DetachedFromScopeCount: {DetachedFromScopeCount}";

    internal void Created(bool inScope)
    {
        if (inScope) CreatedInScopeCount++;
        else CreatedOutsideScopeCount++;
    }

    internal void Attached() => AttachedToScopeCount++;

    internal void Detached() => DetachedFromScopeCount++;

    internal void DisposedInScope() => DisposedInScopeCount++;

    internal void DisposedOutsideScope() => DisposedOutsideScopeCount++;
}
