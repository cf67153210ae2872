using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Torchbook.Tests.LibTorch.PyTorch;
using TorchSharp;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>
/// Every member that the generator writes is called with arguments drawn from its schema. A new member is called without a line being
/// added here; rules.txt says what an operator wants beyond its types, exceptions.txt why a member cannot be called.
/// </summary>
public class GeneratedMembersTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Exceptions = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "LibTorch", "Generated", "exceptions.txt"))
        .Where(line => line.Contains(" | ")).ToDictionary(line => line.Split(" | ")[0], line => line.Split(" | ")[1]);

    [Fact]
    public void Given_every_generated_member_when_called_with_drawn_arguments_then_it_gives_a_result_or_is_excepted()
    {
        var members = GeneratedRun.Instance.Members;
        output.WriteLine($"seed {GeneratedRun.Instance.Seed}: {members.Count} members, {members.Count(m => m.Succeeded > 0)} called with results ({members.Sum(m => m.Succeeded)}), "
            + $"{members.Count(m => m.Compared > 0)} compared with PyTorch ({members.Sum(m => m.Compared)} results), {Exceptions.Count} excepted");

        AssertNone("give no result for any arguments drawn", members.Where(m => m.Succeeded == 0 && !Exceptions.ContainsKey(m.Member.ToString()))
            .Select(m => m.Member + "\n    " + m.Errors.GroupBy(e => e.Message.Split('\n')[0]).MaxBy(g => g.Count())?.Key));
        AssertNone("are excepted and need not be", Exceptions.Where(e => !(torch.cuda.is_available() && e.Value.Contains("CUDA"))).Select(e => e.Key)
            .Where(key => !members.Any(m => m.Member.ToString() == key && (m.Succeeded == 0 || m.Differences.Count > 0 || !PythonServer.IsPresent))));
    }

    [Fact]
    public void Given_drawn_arguments_when_every_generated_member_is_called_then_PyTorch_gives_the_same()
    {
        Assert.SkipUnless(PythonServer.IsPresent, PythonServer.Absent);
        var members = GeneratedRun.Instance.Members;
        output.WriteLine($"seed {GeneratedRun.Instance.Seed}");

        AssertNone("differ from PyTorch", members.Where(m => m.Differences.Count > 0 && !Exceptions.ContainsKey(m.Member.ToString())).Select(m => $"{m.Differences.Count} of {Style.All.Count}: {m.Differences[0]}"));
        AssertNone("were never compared", members.Where(m => m.Compared == 0 && !Exceptions.ContainsKey(m.Member.ToString())).Select(m => m.Member.ToString()));
    }

    [Fact]
    public void Given_no_PyTorch_when_every_generated_member_is_called_then_the_results_are_those_recorded_of_PyTorch()
    {
        Assert.SkipUnless(GeneratedRun.Instance.Seed == GeneratedRun.RecordedSeed, "There is no record of another seed.");
        var members = GeneratedRun.Instance.Members;
        if (Recording.Target is { } target)
        {
            Assert.True(PythonServer.IsPresent, PythonServer.Absent);
            Recording.Write(target, members);
            return;
        }

        var fresh = members.Where(Recording.IsFresh).ToList();
        output.WriteLine($"{fresh.Count} of {members.Count} members are recorded with the arguments drawn now");

        Assert.True(fresh.Count > members.Count * 0.9, "Record anew as Recording.cs says: too many members are new or are called with other arguments now.");
        if (!PythonServer.IsPresent) AssertNone("differ from what is recorded", fresh.Select(m => (m.Member, Difference: Recording.Difference(m))).Where(d => d.Difference is not null).Select(d => $"{d.Member}\n    {d.Difference}"));
    }

    [Fact]
    public void Given_wrong_arguments_when_a_generated_member_is_called_then_the_error_is_libtorchs_message_after_the_operators_name()
    {
        var members = GeneratedRun.Instance.Members;
        var errors = members.SelectMany(m => m.Errors.Select(e => (m.Member, Error: e))).ToList();
        output.WriteLine($"seed {GeneratedRun.Instance.Seed}: {errors.Count} errors from {members.Count(m => m.Errors.Count > 0)} members");

        Assert.True(members.Count(m => m.Errors.Count > 0) > members.Count / 2, "Too few members were given arguments that they must refuse.");
        AssertNone("have errors that are not as TorchSharp's", errors.Where(e => !IsAsWanted(e.Member, e.Error)).GroupBy(e => e.Member)
            .Select(g => $"{g.Key}\n    {g.First().Error.GetType().Name}: {g.First().Error.Message}"));
    }

    private static bool IsAsWanted(GeneratedMember member, Exception error) => error is ExternalException
        // What is told to work in place calls the operator of the name with an underscore; what forwards to another member fails under that one's name.
        && (member.Binding is { } binding ? Regex.IsMatch(error.Message, $"^{binding.Schema.Name}{(member.Facts.InPlaceSwitch is null ? "" : "_?")}: ") : Regex.IsMatch(error.Message, @"^\w+: "))
        && !error.Message.Contains("Exception raised from") && !error.Message.Contains("frame #");

    private static void AssertNone(string what, IEnumerable<string> found)
    {
        var list = found.ToList();
        if (list.Count > 0) Assert.Fail($"{list.Count} {what}:\n{string.Join("\n", list)}");
    }
}
