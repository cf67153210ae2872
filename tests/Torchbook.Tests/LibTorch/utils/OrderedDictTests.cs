using TorchSharp.Utils;

namespace Torchbook.Tests.LibTorch.Utils;

public class OrderedDictTests
{
    [Fact]
    public void Given_changes_when_made_then_order_and_lookup_agree()
    {
        var dict = new OrderedDict<string, int> { { "b", 1 }, { "a", 2 } };
        dict["c"] = 3;
        dict["a"] = 20;
        dict.Insert(0, ("z", 0));
        dict[1] = ("q", 9);

        Assert.Equal([("z", 0), ("q", 9), ("a", 20), ("c", 3)], ((IEnumerable<(string, int)>)dict).ToArray());
        Assert.False(dict.ContainsKey("b"));
        Assert.True(dict.Remove("q"));
        Assert.False(dict.Remove("q"));
        dict.RemoveAt(0);
        Assert.Equal(["a", "c"], dict.Keys);
        Assert.Equal([20, 3], dict.Values);
        Assert.Throws<KeyNotFoundException>(() => dict["z"]);
        Assert.Throws<ArgumentException>(() => dict.Add("a", 1));
    }
}
