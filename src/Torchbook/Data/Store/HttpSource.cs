using System.Net;
using System.Net.Http.Headers;

namespace Torchbook.Data;

/// <summary>A file at an HTTP address. The usual proxy variables (<c>https_proxy</c>, <c>no_proxy</c> …) are honored.</summary>
internal sealed class HttpSource(Uri address, TimeSpan stallPatience) : IFileSource
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("torchbook", "0.1") } },
    };

    public string Name => address.ToString();

    public Task<string?> WhyOutOfReachAsync(TimeSpan patience, CancellationToken cancellation) =>
        Reachability.OfAsync(address.GetLeftPart(UriPartial.Authority), ProbeAsync, patience, cancellation);

    public async Task FetchAsync(DatasetFile file, string target, Action<long, long?> received, CancellationToken cancellation)
    {
        var have = new FileInfo(target) is { Exists: true } part ? part.Length : 0;
        using var response = await RequestAsync(have, target, cancellation);
        // A server that ignores the range sends everything again; then so do we.
        var resumeAt = response.StatusCode == HttpStatusCode.PartialContent ? have : 0;
        var total = response.Content.Headers.ContentLength + resumeAt;
        using var content = await response.Content.ReadAsStreamAsync(cancellation);
        await PartFile.WriteAsync(content, target, resumeAt, PartFile.LargestFor(file), stallPatience,
            soFar => received(soFar, total), cancellation);
    }

    /// <summary>Any answer will do: what matters is that somebody is there.</summary>
    private async Task ProbeAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var answer = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private async Task<HttpResponseMessage> RequestAsync(long resumeAt, string target, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (resumeAt > 0)
            request.Headers.Range = new RangeHeaderValue(resumeAt, null);
        var response = await SendAsync(request, cancellation);
        var wrongRange = response.StatusCode == HttpStatusCode.PartialContent
            && response.Content.Headers.ContentRange?.From != resumeAt;
        if (resumeAt > 0 && (wrongRange || response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable))
        {
            // What lies here is no beginning of what the server has.
            CacheFolder.Use(Path.GetDirectoryName(target)!, () => File.Delete(target));
            throw Refused(response, "cannot go on after the part that is here", worthAnotherTry: true);
        }
        if (!response.IsSuccessStatusCode || wrongRange)
        {
            var passing = (int)response.StatusCode is >= 500 or 429 or 408;
            throw Refused(response, $"answered {(int)response.StatusCode} {response.ReasonPhrase}", passing);
        }
        return response;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(stallPatience);
        try
        {
            return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timer.Token);
        }
        catch (HttpRequestException e)
        {
            throw new SourceException(Reachability.Cause(e), worthAnotherTry: true, e);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceException($"did not answer within {stallPatience.TotalSeconds:0.#} s", worthAnotherTry: true);
        }
    }

    private static SourceException Refused(HttpResponseMessage response, string reason, bool worthAnotherTry)
    {
        response.Dispose();
        return new SourceException(reason, worthAnotherTry);
    }
}
