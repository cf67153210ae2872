using TorchSharp.Utils;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    /// <summary>The options and states themselves, not copies.</summary>
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            var positions = new List<int>();
            result.Options.Add(group.Options!);
            foreach (var parameter in group.Parameters)
            {
                positions.Add(result.State.Count);
                result.State.Add(_state[parameter.Handle]);
            }

            result.StateIndexRef.Add(positions);
        }

        return result;
    }

    /// <summary>Copies the options and states of an optimizer of the same kind with the same groups.</summary>
    /// <exception cref="ArgumentException">Groups or parameters differ in number.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        RequireSame(state_dict.Options.Count, state_dict.State.Count, own);
        RequireKind(state_dict, own);
        for (var i = 0; i < own.Options.Count; i++)
        {
            own.Options[i].LoadStateDict(state_dict.Options[i]);
        }

        for (var i = 0; i < own.State.Count; i++)
        {
            own.State[i].LoadStateDict(state_dict.State[i]);
        }
    }

    /// <summary>Writes the state to a file in TorchSharp's format. The file appears under its name once it is complete.</summary>
    public void save_state_dict(string location)
    {
        var partial = location + ".partial";
        try
        {
            using (var writer = new BinaryWriter(File.Create(partial)))
            {
                save_state_dict(writer);
            }

            File.Move(partial, location, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        TensorCodec.WriteNumber(writer, own.Options.Count);
        TensorCodec.WriteNumber(writer, own.State.Count);
        foreach (var options in own.Options)
        {
            options.SaveStateDict(writer);
        }

        foreach (var state in own.State)
        {
            state.SaveStateDict(writer);
        }
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <exception cref="InvalidDataException">The data are of another optimizer.</exception>
    /// <exception cref="ArgumentException">Groups or parameters differ in number.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != GetType().Name)
        {
            throw new InvalidDataException($"The file holds the state of the optimizer {kind}, not of {GetType().Name}. Load it with a {kind}.");
        }

        var own = state_dict();
        RequireSame(TensorCodec.ReadNumber(reader), TensorCodec.ReadNumber(reader), own);
        foreach (var options in own.Options)
        {
            options.LoadStateDict(reader);
        }

        foreach (var state in own.State)
        {
            state.LoadStateDict(reader);
        }
    }

    private void RequireKind(StateDictionary other, StateDictionary own)
    {
        if (other.Options.Count > 0 && other.Options[0].GetType() is var kind && kind != own.Options[0].GetType())
        {
            throw new ArgumentException($"The state is that of the optimizer {kind.DeclaringType?.Name}, not of {GetType().Name}.", nameof(other));
        }
    }

    private static void RequireSame(long groups, long states, StateDictionary own)
    {
        if (groups != own.Options.Count || states != own.State.Count)
        {
            throw new ArgumentException(
                $"The state has {groups} groups and {states} parameters; this optimizer has {own.Options.Count} and {own.State.Count}. Make the optimizer for the model that the state was saved with.");
        }
    }
}
