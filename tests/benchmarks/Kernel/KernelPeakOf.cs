using System;
using Edge.Inference.Engine;
using Edge.Inference.Engine.Kernels;

namespace Edge.Benchmarks.Kernel;

/// <summary><see cref="KernelPeak"/> of a form, in its widest tile.</summary>
internal sealed unsafe class KernelPeak<TForm, TVector> : KernelPeak
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    // 64 groups of four vectors of 64 bytes are 16 KiB of weights: half of a first-level cache.
    private const int Groups = 64;
    private const int Positions = 4;

    private readonly AlignedBuffer _weights = new((long)Groups * TForm.MaxVectors * TForm.Lanes * 4, budget: null);
    private readonly AlignedBuffer _activations = new(Positions * Groups * 4, budget: null);
    private readonly AlignedBuffer _sums = new((long)(Positions + 1) * TForm.MaxVectors * TForm.Lanes * sizeof(int), budget: null);
    private readonly AlignedBuffer _row = new(sizeof(long), budget: null);

    /// <summary>Fills the buffers.</summary>
    public KernelPeak()
    {
        var random = new Random(1);
        for (int i = 0; i < Groups * TForm.MaxVectors * TForm.Lanes * 4; i++)
            _weights.Pointer[i] = (byte)random.Next(256);
        for (int i = 0; i < Positions * Groups * 4; i++)
            _activations.Pointer[i] = (byte)random.Next(256);
    }

    /// <inheritdoc/>
    public override long Macs => (long)TileCount * Positions * TForm.MaxVectors * TForm.Lanes * Groups * (TForm.Activations == ActivationFormat.Centred16 ? 2 : 4);

    /// <inheritdoc/>
    public override void Run()
    {
        int vectors = TForm.MaxVectors, channels = vectors * TForm.Lanes;
        var task = new TileTask
        {
            Rows = (nint*)_row.Pointer,
            RowCount = 1,
            RowBytes = Groups * 4,
            Weights = _weights.Pointer,
            Bias = (int*)_sums.Pointer + (Positions * channels),
            Count = channels,
        };
        byte** positions = stackalloc byte*[Positions], destinations = stackalloc byte*[Positions];
        for (int i = 0; i < Positions; i++)
        {
            positions[i] = _activations.Pointer + (i * Groups * 4);
            destinations[i] = _sums.Pointer + (i * channels * sizeof(int));
        }
        for (int i = 0; i < TileCount; i++)
            RunTile(vectors, task, positions, destinations);
    }

    private static void RunTile(int vectors, in TileTask task, byte** positions, byte** destinations)
    {
        switch (vectors)
        {
            case 1:
                Tiles<TForm, TVector>.Four<OneWide, SumEnd<TForm, TVector>>(task, positions, destinations);
                break;
            case 2:
                Tiles<TForm, TVector>.Four<TwoWide, SumEnd<TForm, TVector>>(task, positions, destinations);
                break;
            case 3:
                Tiles<TForm, TVector>.Four<ThreeWide, SumEnd<TForm, TVector>>(task, positions, destinations);
                break;
            default:
                Tiles<TForm, TVector>.Four<FourWide, SumEnd<TForm, TVector>>(task, positions, destinations);
                break;
        }
    }
}
