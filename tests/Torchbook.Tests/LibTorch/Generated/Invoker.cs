using System.Linq.Expressions;
using System.Reflection;

namespace Torchbook.Tests.LibTorch.Generated;

/// <summary>Calls methods that reflection cannot: those that take spans.</summary>
internal static class Invoker
{
    /// <summary>The method as a function of its arguments, before them the object it is called on; an array stands for a span.</summary>
    public static Func<object?[], object?> Compile(MethodInfo method)
    {
        var all = Expression.Parameter(typeof(object?[]));
        var first = method.IsStatic ? 0 : 1;
        var arguments = method.GetParameters().Select((p, k) => Argument(Expression.ArrayIndex(all, Expression.Constant(k + first)), p.ParameterType));
        var self = method.IsStatic ? null : Expression.Convert(Expression.ArrayIndex(all, Expression.Constant(0)), method.DeclaringType!);
        var call = Expression.Call(self, method, arguments);
        return Expression.Lambda<Func<object?[], object?>>(Expression.Convert(call, typeof(object)), all).Compile();
    }

    private static UnaryExpression Argument(Expression value, Type type)
    {
        if (!type.IsByRefLike) return Expression.Convert(value, type);
        var array = type.GetGenericArguments()[0].MakeArrayType();
        return Expression.Convert(Expression.Convert(value, array), type, type.GetMethod("op_Implicit", [array])!);
    }
}
