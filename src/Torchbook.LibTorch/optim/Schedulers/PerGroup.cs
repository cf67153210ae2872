namespace TorchSharp;

/// <summary>Settings of a scheduler, one for each parameter group.</summary>
internal static class PerGroup
{
    /// <summary>The same for every group.</summary>
    public static IEnumerable<T> Repeat<T>(torch.optim.Optimizer optimizer, T value)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return optimizer.ParamGroups.Select(_ => value);
    }

    public static T[] Array<T>(IEnumerable<T> values, int groups, string name)
    {
        var array = values.ToArray();
        return array.Length == groups
            ? array
            : throw new ArgumentException($"{name} has {array.Length} values; the optimizer has {groups} parameter groups, and each needs one.", name);
    }
}
