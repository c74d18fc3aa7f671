using Edge.Micro;

namespace Edge.Inference.Engine;

/// <summary>A step that computes one picture of a batch like the other.</summary>
/// <param name="form">Name of the kernel form, for profiles.</param>
/// <param name="operators">The graph's operators that it stands for, in order.</param>
/// <param name="pictures">Pictures of a batch, by which the lengths of input and output can be divided.</param>
internal abstract unsafe class PictureStep(string form, Operator[] operators, int pictures) : Step(form, operators)
{
    /// <inheritdoc/>
    public sealed override void Run(sbyte[] arena, sbyte* pointer, byte* scratch)
    {
        Tensor input = Operators[0].Inputs[0], output = Operators[^1].Output;
        nint inputLength = input.Length / pictures, outputLength = output.Length / pictures;
        fixed (sbyte* source = input.Source(arena))
            for (int i = 0; i < pictures; i++)
                Run(source + input.Offset + i * inputLength, pointer + output.Offset + i * outputLength, scratch);
    }

    /// <summary>Computes one picture.</summary>
    /// <param name="input">The picture, NHWC int8.</param>
    /// <param name="output">Receives the output, NHWC int8.</param>
    /// <param name="scratch">At least <see cref="Step.ScratchBytes"/>.</param>
    protected abstract void Run(sbyte* input, sbyte* output, byte* scratch);
}
