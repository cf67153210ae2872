using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that remembers the order in which its keys were added.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
    where TKey : notnull
{
    private readonly List<(TKey, TValue)> _list = [];
    private readonly Dictionary<TKey, TValue> _dict = [];

    public int Count => _list.Count;

    public bool IsReadOnly => false;

    public ICollection<TKey> Keys => _list.ConvertAll(entry => entry.Item1);

    public ICollection<TValue> Values => _list.ConvertAll(entry => entry.Item2);

    /// <summary>The entries in order. For the library's own loops, which run without an enumerator.</summary>
    internal List<(TKey, TValue)> Entries => _list;

    public IEnumerable<TKey> keys() => Keys;

    public IEnumerable<TValue> values() => Values;

    public IEnumerator<(TKey, TValue)> items() => _list.GetEnumerator();

    public IEnumerator<(TKey, TValue)> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _list.GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        _list.Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2)).GetEnumerator();

    public TValue this[TKey key]
    {
        get => _dict[key];
        set
        {
            if (!_dict.ContainsKey(key))
            {
                Add(key, value);
                return;
            }

            _dict[key] = value;
            _list[Position(key)] = (key, value);
        }
    }

    public (TKey, TValue) this[int index]
    {
        get => _list[index];
        set
        {
            var old = _list[index].Item1;
            if (!EqualityComparer<TKey>.Default.Equals(old, value.Item1))
            {
                _dict.Add(value.Item1, value.Item2);
                _dict.Remove(old);
            }

            _dict[value.Item1] = value.Item2;
            _list[index] = value;
        }
    }

    public bool ContainsKey(TKey key) => _dict.ContainsKey(key);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => _dict.TryGetValue(key, out value);

    public bool Contains((TKey, TValue) item) => _list.Contains(item);

    public bool Contains(KeyValuePair<TKey, TValue> item) => Contains((item.Key, item.Value));

    public int IndexOf((TKey, TValue) item) => _list.IndexOf(item);

    public void Add(TKey key, TValue value)
    {
        _dict.Add(key, value);
        _list.Add((key, value));
    }

    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    public void Insert(int index, (TKey, TValue) item)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)_list.Count, nameof(index));
        _dict.Add(item.Item1, item.Item2);
        _list.Insert(index, item);
    }

    public bool Remove(TKey key)
    {
        if (!_dict.Remove(key))
        {
            return false;
        }

        _list.RemoveAt(Position(key));
        return true;
    }

    public bool Remove((TKey, TValue) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index)
    {
        _dict.Remove(_list[index].Item1);
        _list.RemoveAt(index);
    }

    public void Clear()
    {
        _dict.Clear();
        _list.Clear();
    }

    public void clear() => Clear();

    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var (key, value) in _list)
        {
            array[arrayIndex++] = new(key, value);
        }
    }

    private int Position(TKey key) =>
        _list.FindIndex(entry => EqualityComparer<TKey>.Default.Equals(entry.Item1, key));
}
