namespace Torchbook.Data;

/// <summary>Divides examples so that both parts have the classes in the same proportions.</summary>
public static class StratifiedSplit
{
    /// <summary>Indexes of the examples to train on and to test with, in ascending order; the same seed gives the same parts everywhere.</summary>
    /// <param name="labels">The class of each example.</param>
    /// <param name="testShare">The share of each class that is tested with, between 0 and 1.</param>
    /// <param name="seed">Which examples those are.</param>
    public static (int[] Train, int[] Test) Of(IReadOnlyList<byte> labels, double testShare, ulong seed)
    {
        if (testShare is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(testShare), testShare, "The share to test with lies between 0 and 1.");
        var test = new List<int>();
        foreach (var members in Enumerable.Range(0, labels.Count).GroupBy(i => labels[i]))
        {
            var all = members.ToArray();
            var order = Permutation.Of(all.Length, seed + members.Key);
            test.AddRange(order.Take((int)Math.Round(all.Length * testShare)).Select(i => all[i]));
        }
        return ([.. Enumerable.Range(0, labels.Count).Except(test)], [.. test.Order()]);
    }
}
