using System.Collections.Generic;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>One layer of a network: forward and backward over a chunk of the batch.</summary>
/// <remarks>
/// Backward reads the gradients of <see cref="Output"/>, writes those of <see cref="Input"/> (all of them, where they are wanted) and
/// the chunk's part of the parameters' gradients.
/// </remarks>
internal abstract class Layer
{
    protected Layer(LayerSpec spec, Activations input, Activations output)
    {
        (Spec, Input, Output) = (spec, input, output);
    }

    /// <summary>The layer as the recipe has it.</summary>
    public LayerSpec Spec { get; }

    public Activations Input { get; }

    /// <summary>The result; a layer that works in place gives its input.</summary>
    public Activations Output { get; }

    /// <summary>What the optimiser changes.</summary>
    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>What the layer learns without the optimiser: moving statistics, for checkpoints.</summary>
    public virtual IReadOnlyList<float[]> Statistics => [];

    /// <summary>Whether <see cref="Prepare"/> and <see cref="PrepareInference"/> need nothing of other layers, so that threads may prepare several at once.</summary>
    public virtual bool PreparesAlone => false;

    /// <summary>Runs once before every training step, after the optimiser changed the parameters.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Runs once before inference, after training changed the parameters.</summary>
    public virtual void PrepareInference()
    {
    }

    /// <summary>Computes the output while training.</summary>
    public abstract void Forward(in Chunk chunk);

    /// <summary>Computes the output of the trained network.</summary>
    public virtual void Infer(in Chunk chunk) => Forward(chunk);

    public abstract void Backward(in Chunk chunk);
}
