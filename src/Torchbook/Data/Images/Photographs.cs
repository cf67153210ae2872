namespace Torchbook.Data;

/// <summary>Two photographs of 427×640 pixels under CC BY 2.0, as scikit-learn distributes them.</summary>
public static class Photographs
{
    /// <summary>A pagoda above a lake, with fine structure at every scale.</summary>
    /// <exception cref="DatasetUnavailableException">Neither cache nor mirror nor network has it.</exception>
    public static Photograph China(DatasetStore? store = null) =>
        Load("china.jpg", "A pagoda above a lake in China", "danielbuechele, CC BY 2.0, flickr.com/photos/danielbuechele/6061409035", store);

    /// <summary>A dahlia, sharp before a blurred ground.</summary>
    /// <inheritdoc cref="China"/>
    public static Photograph Flower(DatasetStore? store = null) =>
        Load("flower.jpg", "A dahlia", "vultilion, CC BY 2.0, flickr.com/photos/vultilion/6056698931", store);

    /// <summary><see cref="China"/> where cache, mirror or network has it, else a drawn scene of the same size; the credit says which.</summary>
    public static Photograph Best(DatasetStore? store = null)
    {
        try
        {
            return China(store);
        }
        catch (DatasetException e)
        {
            return new Photograph("A drawn scene", DrawnScene.Draw(), $"drawn by Torchbook (MIT), since no photograph is in reach: {e.Message.Split('\n')[0]}");
        }
    }

    private static Photograph Load(string file, string title, string credit, DatasetStore? store)
    {
        var folder = (store ?? DatasetStore.FromEnvironment()).Get(DatasetCatalog.Find("photographs"));
        return new Photograph(title, ImageFile.Load(Path.Combine(folder, file)), credit);
    }
}
