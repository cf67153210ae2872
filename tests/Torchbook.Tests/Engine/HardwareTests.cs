using Torchbook.Display;
using Torchbook.Engine;
using static TorchSharp.torch;

namespace Torchbook.Tests.Engine;

public class HardwareTests
{
    [Fact]
    public void Given_this_machine_when_described_then_processor_memory_and_engine_are_named()
    {
        var report = Hardware.Describe();
        Assert.NotEmpty(report.Processor);
        Assert.Equal(Environment.ProcessorCount, report.LogicalCores);
        Assert.InRange(report.MemoryBytes, 1L << 28, 1L << 50);
        Assert.Matches(@"^\d+\.\d+", report.LibTorchVersion);
        Assert.Equal(get_num_threads(), report.Threads);
        Assert.Equal("cpu", report.Devices[0]);
        Assert.Equal(1 + cuda.device_count(), report.Devices.Count);
    }

    [Fact]
    public void Given_a_device_when_the_best_is_asked_for_then_it_is_CUDA_where_there_is_any() =>
        Assert.Equal(cuda.is_available() ? TorchSharp.DeviceType.CUDA : TorchSharp.DeviceType.CPU, Hardware.Best().type);

    [Fact]
    public void Given_a_report_when_recorded_then_the_runs_record_has_its_facts()
    {
        var report = Hardware.Record();
        Assert.All(report.Facts, fact => Assert.Equal(fact.Value, RunFacts.All[fact.Key]));
        Assert.Contains("<table>", (string)report.ToMimeBundle().Data[Mime.Html]!, StringComparison.Ordinal);
    }
}
