namespace Torchbook.Tests.Notebooks.Jupyter;

/// <summary>One kernel for the tests of a class.</summary>
public sealed class SharedKernel : IDisposable
{
    private readonly Lazy<KernelClient> client = new(() => new());

    internal KernelClient Client => client.Value;

    public void Dispose()
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }
    }
}
