using Torchbook.Data;

namespace Torchbook.Tests.Data;

/// <summary>Stores for tests that need real data.</summary>
internal static class TestStores
{
    /// <summary>A store that no network can help: only its cache and mirrors count.</summary>
    public static DatasetStore Offline(string cache, params string[] mirrors) =>
        new(new DatasetStoreOptions { CacheFolder = cache, Mirrors = mirrors, ConnectPatience = TimeSpan.Zero });

    /// <summary>Gets a dataset into the user's cache, or skips the test where it is out of reach.</summary>
    public static T OrSkip<T>(Func<T> load)
    {
        try
        {
            return load();
        }
        catch (DatasetUnavailableException e)
        {
            Assert.Skip(e.Message);
            throw;
        }
    }
}
