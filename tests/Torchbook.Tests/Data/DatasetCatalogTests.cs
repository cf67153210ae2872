using Torchbook.Data;

namespace Torchbook.Tests.Data;

public sealed class DatasetCatalogTests
{
    public static TheoryData<string> Ids => [.. DatasetCatalog.All.Select(dataset => dataset.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Given_any_dataset_then_it_says_whose_it_is_and_has_two_sources(string id)
    {
        var dataset = DatasetCatalog.Find(id);

        Assert.All([dataset.Title, dataset.About, dataset.License, dataset.Citation], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.StartsWith("http", dataset.Homepage);
        Assert.True(dataset.Sources.Count >= 2);
        Assert.All(dataset.Sources, source => Assert.EndsWith("{file}", source));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Given_any_file_then_it_has_a_size_and_a_hash_to_be_held_to(string id) => Assert.All(DatasetCatalog.Find(id).Files, file =>
    {
        Assert.True(file.Bytes > 0);
        Assert.Matches(file.Sha256 is null ? "^[0-9a-f]{32}$" : "^[0-9a-f]{64}$", file.Sha256 ?? file.Md5);
    });

    [Fact]
    public void Given_an_unknown_id_when_looked_up_then_the_error_lists_those_there_are()
    {
        var error = Assert.Throws<DatasetException>(() => DatasetCatalog.Find("mnits"));

        Assert.Contains("mnits", error.Message);
        Assert.Contains("fashion-mnist", error.Message);
    }

    [Fact]
    public void Given_another_case_when_looked_up_then_the_dataset_is_found() => Assert.Equal("mnist", DatasetCatalog.Find("MNIST").Id);
}
