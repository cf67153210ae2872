using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Torchbook.LibTorch.Generator;

/// <summary>What an optimizer's file declares.</summary>
internal sealed class OptimizerFields : IEquatable<OptimizerFields>
{
    private OptimizerFields(string name, IReadOnlyList<string> bases, IReadOnlyList<Field> options, IReadOnlyList<Field> state)
    {
        Name = name;
        Bases = bases;
        Options = options;
        State = state;
    }

    public string Name { get; }
    public IReadOnlyList<string> Bases { get; }
    public IReadOnlyList<Field> Options { get; }
    public IReadOnlyList<Field> State { get; }

    public static bool IsOptimizer(ClassDeclarationSyntax type) =>
        type.BaseList?.Types[0].ToString() == "OptimizerHelper" && type.Members.OfType<ClassDeclarationSyntax>().Any(m => m.Identifier.Text == "State");

    public static OptimizerFields Of(ClassDeclarationSyntax type) =>
        new OptimizerFields(type.Identifier.Text, type.BaseList!.Types.Select(b => b.ToString()).ToList(), Fields(type, "Options"), Fields(type, "State"));

    public bool Equals(OptimizerFields? other) => other != null && Key == other.Key;

    public override bool Equals(object? other) => Equals(other as OptimizerFields);

    public override int GetHashCode() => Key.GetHashCode();

    private string Key => string.Join("|", Bases.Concat(Options.Concat(State).Select(f => f.Type + " " + f.Name)).Prepend(Name));

    private static List<Field> Fields(ClassDeclarationSyntax type, string nested) => type.Members.OfType<ClassDeclarationSyntax>()
        .Where(m => m.Identifier.Text == nested).SelectMany(m => m.Members.OfType<FieldDeclarationSyntax>())
        .SelectMany(f => f.Declaration.Variables.Select(v => new Field(f.Declaration.Type.ToString(), v.Identifier.Text))).ToList();
}

/// <summary>A field of an optimizer's options or state. A tensor marked as nullable is one that some options leave out.</summary>
internal sealed class Field
{
    public Field(string type, string name)
    {
        Type = type;
        Name = name;
    }

    public string Type { get; }
    public string Name { get; }
    public bool IsTensor => Type.StartsWith("Tensor");
    public bool IsOptional => Type == "Tensor?";

    /// <summary>The method of BinaryReader that reads it.</summary>
    public string Read => Type.TrimEnd('?') switch { "bool" => "ReadBoolean", "long" => "ReadInt64", _ => "ReadDouble" };
}
