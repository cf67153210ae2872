using System.Reflection;

namespace Torchbook.Tests.LibTorch.NN.Properties;

/// <summary>Every list of cases that a test in this folder has.</summary>
internal static class AllCases
{
    public static IEnumerable<Func<Draw, Pair>> Of() =>
        from type in typeof(AllCases).Assembly.GetTypes()
        where type.Namespace == typeof(AllCases).Namespace
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType == typeof(Func<Draw, Pair>[])
        from one in (Func<Draw, Pair>[])field.GetValue(null)!
        select one;
}
