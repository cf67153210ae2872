using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order in which they were added.</summary>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)>
    where T : nn.Module
{
    private readonly OrderedDict<string, T> _dict = new();

    public ModuleDict()
        : base("ModuleDict")
    {
    }

    public int Count => _dict.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _dict.Keys;

    public ICollection<T> Values => _dict.Values;

    public T this[string key]
    {
        get => _dict[key];
        set => Change(dict => dict[key] = value);
    }

    public (string, T) this[int index]
    {
        get => _dict[index];
        set => Change(dict => dict[index] = value);
    }

    public IEnumerable<string> keys() => Keys;

    public IEnumerable<T> values() => Values;

    public IEnumerator<(string, T)> items() => _dict.items();

    public void Add(string key, T value) => Change(dict => dict.Add(key, value));

    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, T) item) => Change(dict => dict.Insert(index, item));

    public bool Remove(string key)
    {
        var found = _dict.Remove(key);
        RegisterComponents();
        return found;
    }

    public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index) => Change(dict => dict.RemoveAt(index));

    public void Clear() => Change(dict => dict.Clear());

    public void clear() => Clear();

    public bool ContainsKey(string key) => _dict.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _dict.TryGetValue(key, out value);

    public bool Contains((string, T) item) => _dict.Contains(item);

    public bool Contains(KeyValuePair<string, T> item) => _dict.Contains(item);

    public int IndexOf((string, T) item) => _dict.IndexOf(item);

    public void CopyTo((string, T)[] array, int arrayIndex) => _dict.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => _dict.CopyTo(array, arrayIndex);

    public IEnumerator<(string, T)> GetEnumerator() => _dict.GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, T>>)_dict).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        ClearModules();
        foreach (var (key, module) in _dict.Entries)
        {
            register_module(key, module);
        }
    }

    private void Change(Action<OrderedDict<string, T>> change)
    {
        change(_dict);
        RegisterComponents();
    }
}
