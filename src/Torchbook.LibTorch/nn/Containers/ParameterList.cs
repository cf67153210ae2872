using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A list of parameters, each registered under its position.</summary>
public partial class ParameterList : nn.Module, IList<Parameter>
{
    private readonly List<Parameter> _list = [];

    public ParameterList(params Parameter[] parameters)
        : base(nameof(ParameterList)) => extend(parameters);

    public int Count => _list.Count;

    public bool IsReadOnly => false;

    public Parameter this[int index]
    {
        get => _list[index];
        set => Change(list => list[index] = value);
    }

    public void Add(Parameter item) => Change(list => list.Add(item));

    public void Insert(int index, Parameter item) => Change(list => list.Insert(index, item));

    public void RemoveAt(int index) => Change(list => list.RemoveAt(index));

    public bool Remove(Parameter item)
    {
        var index = IndexOf(item);
        if (index >= 0)
        {
            RemoveAt(index);
        }

        return index >= 0;
    }

    public void Clear() => Change(list => list.Clear());

    public void append(params Parameter[] parameters) => extend(parameters);

    public void extend(IEnumerable<Parameter> parameters) => Change(list => list.AddRange(parameters));

    public bool Contains(Parameter item) => IndexOf(item) >= 0;

    public int IndexOf(Parameter item) => _list.FindIndex(parameter => ReferenceEquals(parameter, item));

    public void CopyTo(Parameter[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

    public IEnumerator<Parameter> GetEnumerator() => _list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void RegisterComponents()
    {
        _internal_params.Clear();
        for (var i = 0; i < _list.Count; i++)
        {
            register_parameter(i.ToString(), _list[i]);
        }
    }

    private void Change(Action<List<Parameter>> change)
    {
        change(_list);
        RegisterComponents();
    }
}
