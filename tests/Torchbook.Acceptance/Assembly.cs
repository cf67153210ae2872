using Torchbook.Acceptance.Browsing;

[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(OneChromium))]
