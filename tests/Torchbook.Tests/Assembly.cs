// The engine has one global seed and one count of live tensors: its tests take turns.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
