using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of modules, each registered under its position.</summary>
public class ModuleList<T> : nn.Module, IList<T>
    where T : nn.Module
{
    private readonly List<T> _list = [];

    public ModuleList(params T[] modules)
        : base("ModuleList") => extend(modules);

    public int Count => _list.Count;

    public bool IsReadOnly => false;

    public T this[int index]
    {
        get => _list[index];
        set => Change(list => list[index] = value);
    }

    public void Add(T item) => Change(list => list.Add(item));

    public void Insert(int index, T item) => Change(list => list.Insert(index, item));

    public void RemoveAt(int index) => Change(list => list.RemoveAt(index));

    public bool Remove(T item)
    {
        var index = IndexOf(item);
        if (index >= 0)
        {
            RemoveAt(index);
        }

        return index >= 0;
    }

    public void Clear() => Change(list => list.Clear());

    public void append(params T[] parameters) => extend(parameters);

    public void extend(IEnumerable<T> modules) => Change(list => list.AddRange(modules));

    public bool Contains(T item) => _list.Contains(item);

    public int IndexOf(T item) => _list.IndexOf(item);

    public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        ClearModules();
        for (var i = 0; i < _list.Count; i++)
        {
            register_module(i.ToString(), _list[i]);
        }
    }

    private void Change(Action<List<T>> change)
    {
        change(_list);
        RegisterComponents();
    }
}
