namespace Edge.Inference.Engine.Kernels;

/// <summary>Tiles of one form whose inputs are transformed by another, with shorter vectors: for few input channels.</summary>
internal unsafe struct NarrowInput<TForm, TVector, TTiles, TInputForm, TInputVector, TInput> : IWinogradTiles<TForm, TVector>
    where TForm : IWinogradForm<TVector>
    where TVector : struct
    where TTiles : struct, IWinogradTiles<TForm, TVector>
    where TInputForm : IWinogradForm<TInputVector>
    where TInputVector : struct
    where TInput : struct, IWinogradTiles<TInputForm, TInputVector>
{
    /// <inheritdoc/>
    public static int Size => TTiles.Size;

    /// <inheritdoc/>
    public static int Points => TTiles.Points;

    /// <inheritdoc/>
    public static int HeadroomBits => TTiles.HeadroomBits;

    /// <inheritdoc/>
    public static int InputChannels => TInput.InputChannels;

    /// <inheritdoc/>
    public static void TransformWeights(sbyte* kernel, nint stride, short* points) => TTiles.TransformWeights(kernel, stride, points);

    /// <inheritdoc/>
    public static void TransformInput(in WinogradPlan plan, byte* picture, int first, int count, short* points) =>
        TInput.TransformInput(plan, picture, first, count, points);

    /// <inheritdoc/>
    public static void TransformOutput(in WinogradPlan plan, in TileTask task, int first, int count, int vectors, int* sums, sbyte* output) =>
        TTiles.TransformOutput(plan, task, first, count, vectors, sums, output);
}
