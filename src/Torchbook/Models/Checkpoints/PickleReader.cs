using System.Text;

namespace Torchbook.Models;

/// <summary>
/// Python's pickle machine, protocols 0 to 5, without the part that runs anything: it builds texts, numbers, lists, dictionaries and
/// what <see cref="PickleNames"/> knows, and refuses the rest by name. Memory stays within a small multiple of the bytes read.
/// </summary>
internal sealed partial class PickleReader(Stream stream, Func<object?[], object?> persistent)
{
    private const int LongestNumber = 256;
    private static readonly object mark = new();
    private static readonly UTF8Encoding utf8 = new(false, throwOnInvalidBytes: true);
    private readonly List<object?> stack = [];
    private readonly Dictionary<long, object?> memo = [];

    /// <summary>Reads one pickle; the stream stands behind it afterwards.</summary>
    /// <param name="stream">Can seek.</param>
    /// <param name="persistent">What a persistent id, PyTorch's way to name a storage, stands for.</param>
    /// <exception cref="InvalidDataException">The pickle is damaged, or holds what is not allowed.</exception>
    public static object? Read(Stream stream, Func<object?[], object?> persistent) => new PickleReader(stream, persistent).Run();

    private object? Run()
    {
        while (true)
        {
            var code = (char)Byte();
            if (code == '.')
            {
                var result = Pop();
                return stack.Count == 0 ? result : throw Damaged("values are left over at its end");
            }

            Step(code);
        }
    }

    private void Step(char code)
    {
        switch (code)
        {
            case '\x80': Require(Byte() is >= 2 and <= 5, "its protocol is none of 2 to 5"); break;
            case '\x95': Number(8); break;
            case '(': stack.Add(mark); break;
            case '0': Pop(); break;
            case '1': PopMark(); break;
            case '2': stack.Add(Top()); break;
            case 'N': stack.Add(null); break;
            case '\x88': stack.Add(true); break;
            case '\x89': stack.Add(false); break;
            case 'K': stack.Add((long)Byte()); break;
            case 'M': stack.Add(Number(2)); break;
            case 'J': stack.Add((long)(int)Number(4)); break;
            case '\x8a': stack.Add(Integer(Byte())); break;
            case '\x8b': stack.Add(Integer(Number(4))); break;
            case 'I': stack.Add(Line() switch { "00" => false, "01" => true, var text => ParseInteger(text) }); break;
            case 'L': stack.Add(ParseInteger(Line().TrimEnd('L'))); break;
            case 'G': stack.Add(BitConverter.Int64BitsToDouble(System.Net.IPAddress.NetworkToHostOrder(Number(8)))); break;
            case 'X': stack.Add(Text(Number(4))); break;
            case '\x8c': stack.Add(Text(Byte())); break;
            case '\x8d': stack.Add(Text(Number(8))); break;
            case 'T': stack.Add(Text(Number(4))); break;
            case 'U': stack.Add(Text(Byte())); break;
            case 'B': stack.Add(Bytes(Number(4))); break;
            case 'C': stack.Add(Bytes(Byte())); break;
            case '\x8e': stack.Add(Bytes(Number(8))); break;
            case ')': stack.Add(Array.Empty<object?>()); break;
            case 't': stack.Add(PopMark()); break;
            case '\x85': stack.Add(PopMany(1)); break;
            case '\x86': stack.Add(PopMany(2)); break;
            case '\x87': stack.Add(PopMany(3)); break;
            case ']': stack.Add(new List<object?>()); break;
            case '\x8f': stack.Add(new List<object?>()); break;
            case 'l': stack.Add(new List<object?>(PopMark())); break;
            case '\x91': stack.Add(new List<object?>(PopMark())); break;
            case 'a': Append([Pop()]); break;
            case 'e': Append(PopMark()); break;
            case '\x90': Append(PopMark()); break;
            case '}': stack.Add(new OrderedDictionary<string, object?>()); break;
            case 'd': stack.Add(Dictionary(PopMark())); break;
            case 's': SetItems(PopMany(2)); break;
            case 'u': SetItems(PopMark()); break;
            case 'p': memo[Position(ParseInteger(Line()))] = Top(); break;
            case 'q': memo[Byte()] = Top(); break;
            case 'r': memo[Number(4)] = Top(); break;
            case '\x94': memo[memo.Count] = Top(); break;
            case 'g': stack.Add(Recall(Position(ParseInteger(Line())))); break;
            case 'h': stack.Add(Recall(Byte())); break;
            case 'j': stack.Add(Recall(Number(4))); break;
            case 'c': stack.Add(PickleNames.Find(Line(), Line())); break;
            case '\x93': StackGlobal(); break;
            case 'R': Reduce(); break;
            case 'b': Build(); break;
            case 'Q': stack.Add(persistent(Pop() as object?[] ?? throw Damaged("a storage is named by something else than a tuple"))); break;
            case 'i': throw PickleNames.Refusal($"{Line()}.{Line()}");
            case 'o': throw PickleNames.Refusal("an object made by the instruction OBJ");
            case '\x81' or '\x92': throw PickleNames.Refusal($"an object of {Describe()}");
            case '\x82' or '\x83' or '\x84': throw PickleNames.Refusal("a class from Python's extension registry");
            default: throw Damaged(code is '\x96' or '\x97' or '\x98' or 'P' or 'F' or 'V' or 'S' ? $"the instruction 0x{(int)code:x2} is not one that PyTorch writes" : $"there is no instruction 0x{(int)code:x2}");
        }
    }

    private string Describe() => stack.Count >= 2 && stack[^2] is PickleFunction function ? function.Name : "some class";

    private void StackGlobal()
    {
        var names = PopMany(2);
        stack.Add(names is [string module, string name] ? PickleNames.Find(module, name) : throw Damaged("a class is named by something else than texts"));
    }

    private void Reduce()
    {
        var (arguments, function) = (Pop(), Pop());
        stack.Add(function is PickleFunction known && arguments is object?[] tuple ? known.Call(tuple) : throw Damaged("it calls what is no function"));
    }

    // An ordered dictionary keeps notes that state_dict() made: the version of each module. They are not needed here.
    private void Build()
    {
        Pop();
        Require(Top() is OrderedDictionary<string, object?>, "it sets the attributes of something that has none");
    }

    private object? Recall(long key) => memo.TryGetValue(key, out var value) ? value : throw Damaged($"it recalls what was never memorized ({key})");

    private void Append(object?[] values) => (Top() as List<object?> ?? throw Damaged("it appends to what is no list")).AddRange(values);

    private void SetItems(object?[] pairs) => Fill(Top() as OrderedDictionary<string, object?> ?? throw Damaged("it sets an item of what is no dictionary"), pairs);

    private static OrderedDictionary<string, object?> Dictionary(object?[] pairs)
    {
        var result = new OrderedDictionary<string, object?>();
        Fill(result, pairs);
        return result;
    }

    private static void Fill(OrderedDictionary<string, object?> dictionary, object?[] pairs)
    {
        Require(pairs.Length % 2 == 0, "a dictionary has a key without a value");
        for (var k = 0; k < pairs.Length; k += 2)
        {
            dictionary[PickleNames.Key(pairs[k])] = pairs[k + 1];
        }
    }

    private object? Top() => stack.Count > 0 && stack[^1] != mark ? stack[^1] : throw Damaged("it takes a value where there is none");

    private object? Pop()
    {
        var value = Top();
        stack.RemoveAt(stack.Count - 1);
        return value;
    }

    private object?[] PopMany(int count) => stack.Count >= count && !stack[^count..].Contains(mark) ? Take(count) : throw Damaged("it takes a value where there is none");

    private object?[] PopMark()
    {
        var at = stack.LastIndexOf(mark);
        Require(at >= 0, "it goes back to a mark that is not there");
        var values = Take(stack.Count - at - 1);
        stack.RemoveAt(at);
        return values;
    }

    private object?[] Take(int count)
    {
        var values = stack[^count..].ToArray();
        stack.RemoveRange(stack.Count - count, count);
        return values;
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw Damaged(otherwise);
        }
    }

    private static InvalidDataException Damaged(string how) => new($"its description of the contents is damaged: {how}");
}
