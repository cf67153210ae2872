using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters by name, in the order in which they were added.</summary>
public partial class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
{
    private readonly OrderedDict<string, Parameter> _dict = new();

    public ParameterDict()
        : base(nameof(ParameterDict))
    {
    }

    public int Count => _dict.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _dict.Keys;

    public ICollection<Parameter> Values => _dict.Values;

    public Parameter this[string key]
    {
        get => _dict[key];
        set => Change(dict => dict[key] = value);
    }

    public (string, Parameter) this[int index]
    {
        get => _dict[index];
        set => Change(dict => dict[index] = value);
    }

    public IEnumerable<string> keys() => Keys;

    public IEnumerable<Parameter> values() => Values;

    public IEnumerator<(string, Parameter)> items() => _dict.items();

    public void Add(string key, Parameter value) => Change(dict => dict.Add(key, value));

    public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, Parameter) item) => Change(dict => dict.Insert(index, item));

    public bool Remove(string key)
    {
        var found = _dict.Remove(key);
        RegisterComponents();
        return found;
    }

    public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, Parameter> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index) => Change(dict => dict.RemoveAt(index));

    public void Clear() => Change(dict => dict.Clear());

    public void clear() => Clear();

    public bool ContainsKey(string key) => _dict.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) => _dict.TryGetValue(key, out value);

    public bool Contains((string, Parameter) item) => _dict.Contains(item);

    public bool Contains(KeyValuePair<string, Parameter> item) => _dict.Contains(item);

    public int IndexOf((string, Parameter) item) => _dict.IndexOf(item);

    public void CopyTo((string, Parameter)[] array, int arrayIndex) => _dict.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) => _dict.CopyTo(array, arrayIndex);

    public IEnumerator<(string, Parameter)> GetEnumerator() => _dict.GetEnumerator();

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, Parameter>>)_dict).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        _internal_params.Clear();
        foreach (var (key, parameter) in _dict.Entries)
        {
            register_parameter(key, parameter);
        }
    }

    private void Change(Action<OrderedDict<string, Parameter>> change)
    {
        change(_dict);
        RegisterComponents();
    }
}
