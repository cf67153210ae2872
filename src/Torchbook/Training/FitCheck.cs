using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Torchbook.Training;

/// <summary>Finds out, before hours are spent, what would go wrong.</summary>
internal static class FitCheck
{
    public static void Before(nn.Module<Tensor, Tensor> model, Examples data, Examples? validation)
    {
        ArgumentNullException.ThrowIfNull(model);
        NotEmpty(data, "training");
        if (validation is not null)
        {
            NotEmpty(validation, "validation");
            if (!validation.InputShape.SequenceEqual(data.InputShape))
            {
                throw new ArgumentException($"Validation inputs {Shapes.Text(validation.Inputs)} are of another shape than the training set's {Shapes.Text(data.Inputs)}.", nameof(validation));
            }
        }

        if (!model.parameters().Any(p => p.requires_grad))
        {
            throw new ArgumentException($"{model.GetName()} has no parameter that can be trained: either it has none, or requires_grad is off for all of them.", nameof(model));
        }
    }

    public static void NotEmpty(Examples data, string what)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
        {
            throw new ArgumentException($"The {what} set is empty: its inputs are {Shapes.Text(data.Inputs)}.", nameof(data));
        }
    }

    /// <summary>The model's outputs, or an error that names model and shape.</summary>
    public static Tensor Forward(nn.Module<Tensor, Tensor> model, Tensor inputs)
    {
        try
        {
            return model.call(inputs);
        }
        catch (Exception e) when (e is ExternalException or ArgumentException)
        {
            throw new ArgumentException(
                $"{model.GetName()} cannot take inputs {Shapes.Text(inputs)} of type {inputs.dtype} on {inputs.device}: {FirstLine(e)} Compare with ModelSummary.Of(model, shape), which shows what each layer puts out.", e);
        }
    }

    /// <summary>As <see cref="Forward(nn.Module{Tensor, Tensor}, Tensor)"/>, and the outputs have a row for each label.</summary>
    public static Tensor Forward(nn.Module<Tensor, Tensor> model, Tensor inputs, Tensor labels)
    {
        var outputs = Forward(model, inputs);
        return outputs.dim() > 0 && outputs.shape[0] == labels.shape[0]
            ? outputs
            : throw new ArgumentException($"{model.GetName()} made outputs {Shapes.Text(outputs)} of inputs {Shapes.Text(inputs)}; the first dimension must be N = {labels.shape[0]}.");
    }

    /// <summary>Every class label must be one that the outputs <c>[N, C]</c> have a score for.</summary>
    public static void Labels(Examples data, Tensor outputs, string what)
    {
        if (!data.HasClasses || outputs.dim() != 2)
        {
            return;
        }

        using var scope = NewDisposeScope();
        var classes = outputs.shape[1];
        var wrong = data.Labels.lt(0).logical_or(data.Labels.ge(classes));
        if (wrong.any().item<bool>())
        {
            var place = wrong.nonzero()[0].item<long>();
            throw new ArgumentException(
                $"Label {data.Labels[place].item<long>()} of {what} example {place} is outside 0…{classes - 1}: the model's outputs are {Shapes.Text(outputs)}, so it knows {classes} classes, numbered from 0.");
        }
    }

    private static string FirstLine(Exception e)
    {
        var line = e.Message.Split('\n')[0].TrimEnd();
        return line.EndsWith('.') ? line : line + ".";
    }
}
