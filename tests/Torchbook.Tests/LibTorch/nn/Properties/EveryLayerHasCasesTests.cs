using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torchbook.Tests.LibTorch.NN.Properties;

/// <summary>No layer and no loss goes without its comparison with PyTorch.</summary>
public class EveryLayerHasCasesTests
{
    // Why a module has no case.
    private static readonly Dictionary<Type, string> Excused = new()
    {
        [typeof(ModuleList<>)] = "holds modules and has no forward of its own",
        [typeof(ModuleDict<>)] = "holds modules and has no forward of its own",
        [typeof(ParameterList)] = "holds parameters and has no forward of its own",
        [typeof(ParameterDict)] = "holds parameters and has no forward of its own",
    };

    [Fact]
    public void Given_all_public_modules_when_the_cases_are_drawn_then_each_is_among_them()
    {
        var held = AllCases.Of().Select(Draw).SelectMany(module => module.modules().Prepend(module)).Select(Definition).ToHashSet();

        var missing = typeof(nn.Module).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "TorchSharp.Modules" && type.IsSubclassOf(typeof(nn.Module)) && !type.IsAbstract)
            .Where(type => !Excused.ContainsKey(type) && !IsTorchvisions(type) && !held.Contains(type));

        Assert.Empty(missing.Select(type => type.Name));
    }

    // Networks and layers that torchvision makes have their tests with it.
    private static bool IsTorchvisions(Type module) => typeof(torchvision).GetNestedTypes().Any(part => part.GetMethods().Any(method => method.ReturnType == module));

    private static Type Definition(nn.Module module) => module.GetType() is { IsGenericType: true } type ? type.GetGenericTypeDefinition() : module.GetType();

    private static nn.Module Draw(Func<Draw, Pair> one) => one(new Draw(1, ScalarType.Float32)).Module ?? nn.Identity();
}
