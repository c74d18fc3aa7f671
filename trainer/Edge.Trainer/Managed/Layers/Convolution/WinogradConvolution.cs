using System;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Managed.Numerics.Winograd;

namespace Edge.Trainer.Managed.Layers.Convolution;

/// <summary>A 3 x 3 convolution of stride 1 with a quarter of the multiplications: Winograd's F(4 x 4, 3 x 3).</summary>
/// <remarks>
/// Y = At [ (G g Gt) * (Bt d B) ] A, where the inner product over the channels is 36 matrix products [tiles, channels] x [channels, filters].
/// The gradients are those of this very formula, by its transposed transforms. Rounding errors are some times those of the direct sum.
/// </remarks>
internal sealed unsafe class WinogradConvolution : IConvolution
{
    private const int Products = WinogradTiles.InputSize * WinogradTiles.InputSize;

    // Keeps arrays and rows that are a power of two long from falling on the same lines of a cache.
    private const int Skew = 16;

    // Tiles of a block: rows enough for the micro-kernels, and their products stay in the second-level cache.
    private const int BlockTiles = 36;

    // Below, the transforms cost more than the products that they save.
    private const int LeastChannels = 8;

    private readonly Activations _input;
    private readonly Activations _output;
    private readonly Parameter _weights;
    private readonly WinogradTiles _tiles;
    private readonly WinogradScratch[] _scratch;
    private readonly FloatBuffer _transposedTaps;
    private readonly FloatBuffer _products;
    private readonly FloatBuffer _transposedProducts;
    private readonly FloatBuffer _zeros;
    private readonly int _channels;
    private readonly int _filters;
    private readonly int _inputRow;
    private readonly int _outputRow;
    private readonly int _productStep;
    private readonly int _blockImages;

    public WinogradConvolution(ConvGeometry geometry, Activations input, Activations output, Parameter weights, int workers)
    {
        (_input, _output, _weights, _tiles) = (input, output, weights, new WinogradTiles(geometry));
        (_channels, _filters) = (input.Shape.Channels, output.Shape.Channels);
        (_inputRow, _outputRow, _productStep) = ((Products * _channels) + Skew, (Products * _filters) + Skew, (_channels * _filters) + Skew);
        _blockImages = Math.Clamp(BlockTiles / _tiles.Count, 1, Chunk.Size);
        int tiles = _blockImages * _tiles.Count, widest = Math.Max(_channels, _filters);
        _zeros = new FloatBuffer(widest);
        _products = new FloatBuffer(Products * _productStep);
        (_transposedTaps, _transposedProducts) = input.Gradients is null
            ? (new FloatBuffer(0), new FloatBuffer(0))
            : (new FloatBuffer(weights.Length), new FloatBuffer(Products * _productStep));
        _scratch = new WinogradScratch[workers];
        for (int i = 0; i < workers; i++)
            _scratch[i] = new WinogradScratch(tiles * _inputRow, tiles * _outputRow, Products * _productStep, widest);
    }

    /// <summary>Whether the convolution has this form and enough channels that the transforms do not cost more than they save.</summary>
    public static bool Suits(ConvGeometry geometry) =>
        geometry.Kernel == 3 && geometry.Stride == 1 && geometry.Input.Channels >= LeastChannels && geometry.Output.Channels >= LeastChannels;

    public void Prepare(bool training)
    {
        int count = _channels * _filters;
        float* line = _scratch[0].Line.Pointer;
        WeightTransform.Forward(_weights.Values.Pointer, _products.Pointer, count, _productStep, line);
        if (!training || _input.Gradients is null)
            return;
        for (int tap = 0; tap < 9; tap++)
            VectorMath.Transpose(_weights.Values.Pointer + (tap * count), _transposedTaps.Pointer + (tap * count), _channels, _filters);
        WeightTransform.Forward(_transposedTaps.Pointer, _transposedProducts.Pointer, count, _productStep, line);
    }

    public void Forward(in Chunk chunk)
    {
        WinogradScratch scratch = _scratch[chunk.Worker];
        float** cells = stackalloc float*[Products];
        for (int done = 0; done < chunk.Count; done += _blockImages)
        {
            int sample = chunk.Start + done, tiles = Math.Min(_blockImages, chunk.Count - done) * _tiles.Count;
            TransformInputs(sample, tiles, scratch);
            for (int i = 0; i < Products; i++)
                Gemm.Multiply(
                    new GemmOperands(
                        scratch.Inputs.Pointer + (i * _channels), _inputRow, 1, _products.Pointer + ((nint)i * _productStep), _filters,
                        scratch.Outputs.Pointer + (i * _filters), _outputRow, tiles, _channels, false),
                    _filters);
            for (int tile = 0; tile < tiles; tile++)
            {
                _tiles.OutputCells(tile % _tiles.Count, _output.ValuesOf(sample + (tile / _tiles.Count)), scratch.Trash.Pointer, cells);
                TileTransform<OutputTransform>.Run(cells, scratch.Outputs.Pointer + ((nint)tile * _outputRow), _filters, scratch.Line.Pointer);
            }
        }
    }

    public void Backward(in Chunk chunk)
    {
        WinogradScratch scratch = _scratch[chunk.Worker];
        for (int done = 0; done < chunk.Count; done += _blockImages)
        {
            int sample = chunk.Start + done, images = Math.Min(_blockImages, chunk.Count - done), tiles = images * _tiles.Count;
            TransformInputs(sample, tiles, scratch);
            TransformOutputGradients(sample, tiles, scratch);
            for (int i = 0; i < Products; i++)
                Gemm.Multiply(
                    new GemmOperands(
                        scratch.Inputs.Pointer + (i * _channels), 1, _inputRow, scratch.Outputs.Pointer + (i * _filters), _outputRow,
                        scratch.Weights.Pointer + ((nint)i * _productStep), _filters, _channels, tiles, done > 0),
                    _filters);
            if (_input.Gradients is not null)
                InputGradients(sample, images, scratch);
        }
        WeightTransform.Backward(scratch.Weights.Pointer, _weights.Part(chunk.Index).Pointer, _channels * _filters, _productStep, scratch.Line.Pointer);
    }

    private void InputGradients(int sample, int images, WinogradScratch scratch)
    {
        int tiles = images * _tiles.Count;
        for (int i = 0; i < Products; i++)
            Gemm.Multiply(
                new GemmOperands(
                    scratch.Outputs.Pointer + (i * _filters), _outputRow, 1, _transposedProducts.Pointer + ((nint)i * _productStep), _channels,
                    scratch.Inputs.Pointer + (i * _channels), _inputRow, tiles, _filters, false),
                _channels);
        new Span<float>(_input.GradientsOf(sample), images * _input.Shape.Length).Clear();
        float** cells = stackalloc float*[Products];
        for (int tile = 0; tile < tiles; tile++)
        {
            _tiles.InputCells(tile % _tiles.Count, _input.GradientsOf(sample + (tile / _tiles.Count)), scratch.Trash.Pointer, cells);
            TileTransform<InputGradientTransform>.Run(cells, scratch.Inputs.Pointer + ((nint)tile * _inputRow), _channels, scratch.Line.Pointer);
        }
    }

    private void TransformInputs(int sample, int tiles, WinogradScratch scratch)
    {
        float** cells = stackalloc float*[Products];
        for (int tile = 0; tile < tiles; tile++)
        {
            _tiles.InputCells(tile % _tiles.Count, _input.ValuesOf(sample + (tile / _tiles.Count)), _zeros.Pointer, cells);
            TileTransform<InputTransform>.Run(cells, scratch.Inputs.Pointer + ((nint)tile * _inputRow), _channels, scratch.Line.Pointer);
        }
    }

    private void TransformOutputGradients(int sample, int tiles, WinogradScratch scratch)
    {
        float** cells = stackalloc float*[Products];
        for (int tile = 0; tile < tiles; tile++)
        {
            _tiles.OutputCells(tile % _tiles.Count, _output.GradientsOf(sample + (tile / _tiles.Count)), _zeros.Pointer, cells);
            TileTransform<OutputGradientTransform>.Run(cells, scratch.Outputs.Pointer + ((nint)tile * _outputRow), _filters, scratch.Line.Pointer);
        }
    }
}
