using System.Runtime.CompilerServices;

namespace TorchSharp.Utils;

/// <summary>Objects are equal when they are the same.</summary>
public class ReferenceEqualityComparer<T> : EqualityComparer<T> where T : class
{
    private static readonly IEqualityComparer<T> Instance = new ReferenceEqualityComparer<T>();

    public static new IEqualityComparer<T> Default => Instance;

    public override bool Equals(T x, T y) => ReferenceEquals(x, y);

    public override int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
