using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed;

/// <summary>A tensor that flows between two layers, [batch, height, width, channels], with the gradient of the loss after it.</summary>
internal sealed unsafe class Activations
{
    public Activations(TensorShape shape, FloatBuffer values, FloatBuffer? gradients)
    {
        Shape = shape;
        Values = values;
        Gradients = gradients;
    }

    public TensorShape Shape { get; }

    public FloatBuffer Values { get; }

    /// <summary>The gradient, or null where nobody wants it: at the network's input.</summary>
    public FloatBuffer? Gradients { get; }

    /// <summary>The values of a sample and those after it.</summary>
    public float* ValuesOf(int sample) => Values.Pointer + ((nint)sample * Shape.Length);

    /// <summary>The gradients of a sample and those after it.</summary>
    public float* GradientsOf(int sample) => Gradients!.Pointer + ((nint)sample * Shape.Length);

    /// <summary>Room for a whole batch, with gradients.</summary>
    public static Activations Allocate(TensorShape shape, int batch) =>
        new(shape, new FloatBuffer(shape.Length * batch), new FloatBuffer(shape.Length * batch));
}
