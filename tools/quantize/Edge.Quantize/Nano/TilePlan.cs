using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Operators;

namespace Edge.Quantize.Nano;

/// <summary>
/// A convolution by tiles: a tile's sums are locals, a loop over input channels loads each weight into a local once for all of the tile. Code does
/// not grow with channels, and a weight is a byte of flash. On the heap are packed words, or the bytes, from which words are made in the loop.
/// </summary>
/// <param name="Rows">Rows of a tile, before a pool.</param>
/// <param name="Columns">Columns of a tile.</param>
/// <param name="Words">Words of lanes that are computed at once; a loop does them all.</param>
/// <param name="Kind">How.</param>
/// <param name="FromBytes">Whether words are made from bytes in the loop.</param>
internal sealed record TilePlan(int Rows, int Columns, int Words, TileKind Kind, bool FromBytes)
{
    // Below the 250 of a method, with what else it needs.
    private const int MostLocals = 230;
    private const int MostWords = 8;
    private static readonly bool[] FromBytesChoices = [false, true];
    private const int BytesOfChannel = 80;

    /// <summary>Output cells of a tile.</summary>
    public int Cells => Rows * Columns;

    /// <summary>Words of all channels, rounded up to whole steps.</summary>
    public int PaddedWords(ConvolutionPlan layer) => (layer.UniformWords.Count + Words - 1) / Words * Words;

    /// <summary>Packed weights of an input channel and a word: the taps, or their transforms.</summary>
    public int Factors(ConvolutionPlan layer) => Kind == TileKind.Winograd ? 4 * layer.Step.Window.Width : layer.Step.Window.Height * layer.Step.Window.Width;

    /// <summary>Elements of the packed weights.</summary>
    public int PackedLength(ConvolutionPlan layer) => PaddedWords(layer) * Factors(layer) * layer.Input.Channels;

    /// <summary>Elements of the tile's sums.</summary>
    public int SumsLength(ConvolutionPlan layer) => PaddedWords(layer) * Cells;

    /// <summary>Bytes on the heap: packed weights, sums, and while they are packed the bytes that they come from.</summary>
    public long HeapBytes(ConvolutionPlan layer) => 8L * ((FromBytes ? 0 : PackedLength(layer)) + SumsLength(layer)) + ByteLength(layer);

    /// <summary>Lanes of a word.</summary>
    public static int Lanes(ConvolutionPlan layer) => layer.UniformWords.Max(w => w.Lanes.Count);

    /// <summary>Bytes of the weights, those of lanes that no channel has included.</summary>
    public int ByteLength(ConvolutionPlan layer) => PaddedWords(layer) * Lanes(layer) * layer.Taps;

    /// <summary>The tiles that a layer can have, within the limits of a method.</summary>
    public static IEnumerable<TilePlan> Of(ConvolutionPlan layer)
    {
        (int height, int width) = layer.Region;
        (int poolHeight, int poolWidth) = layer.PoolSize;
        if (layer.Groups.Count > 1 || layer.Step.Output.Shape[3] * (BytesOfChannel + 30 * poolHeight * poolWidth) > MethodLimits.BodyBytes)
            return [];
        Window window = layer.Step.Window;
        bool winograd = window is { Height: 3, Width: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1 };
        return from rows in Divisors(height, poolHeight)
               from columns in Divisors(width, poolWidth)
               from words in Enumerable.Range(1, Math.Min(MostWords, layer.UniformWords.Count))
               from kind in Enum.GetValues<TileKind>()
               where kind != TileKind.Winograd || (winograd && rows % 2 == 0)
               from bytes in FromBytesChoices
               where kind != TileKind.Winograd || !bytes
               let tile = new TilePlan(rows, columns, words, kind, bytes)
               where rows * columns * words <= MostLocals && tile.Locals(layer) <= MostLocals && tile.SumBytes(layer) <= MethodLimits.BodyBytes && tile.PackedLength(layer) <= 90_000 && tile.ByteLength(layer) <= MethodLimits.ConstantBytes
               select tile;
    }

    /// <summary>Bytes of IL and of constants.</summary>
    public long CodeBytes(ConvolutionPlan layer)
    {
        int products = Products(layer) * Words, inputs = Inputs(layer);
        long sums = Factors(layer) * Words * (FromBytes ? 11L * Lanes(layer) + 3 : 10) + Cells * Words * 16L + 60 + Kind switch
        {
            TileKind.Skips => products * 9L + inputs * 19,
            TileKind.Straight => products * 6L + Cells * Words * 4 + inputs * 12,
            _ => products * 6L + Cells * Words * 18 + inputs * 12 + Transforms * 7,
        };
        return sums + ByteLength(layer) + layer.UniformWords.Count * 15L + layer.Step.Output.Shape[3] * 70L * layer.PoolSize.Height + 300;
    }

    /// <summary>Arm instructions of the products of a run.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="density">Share of inputs that are not zero.</param>
    public double Time(ConvolutionPlan layer, double density)
    {
        StoreKind kind = layer.Input.Kind;
        int inputs = Inputs(layer);
        double products = (double)Products(layer) * Words, sums = (double)Cells * Words;
        double work = Kind switch
        {
            TileKind.Skips => inputs * (NanoCost.Compared(kind) + density * NanoCost.Ready(kind)) + density * products * (3 * NanoCost.Local + NanoCost.MultiplyAdd + NanoCost.Store),
            TileKind.Straight => inputs * NanoCost.Loaded(kind) + products * (2 * NanoCost.Local + NanoCost.MultiplyAdd) + sums * (NanoCost.Local + NanoCost.Store),
            _ => inputs * NanoCost.Loaded(kind) + Transforms * (2 * NanoCost.Local + NanoCost.Add + NanoCost.Store)
                + products * (2 * NanoCost.Local + NanoCost.MultiplyAdd) + 2 * sums * (NanoCost.Local + NanoCost.Store),
        };
        work += Factors(layer) * Words * (FromBytes ? NanoCost.WordOfBytes(Lanes(layer)) : NanoCost.LoadWord);
        double step = layer.Input.Channels * work + sums * (NanoCost.Local + NanoCost.Store + NanoCost.StoreWord);
        (int height, int width) = layer.Region;
        double ends = (double)height * width * layer.UniformWords.Count * (NanoCost.LoadWord + NanoCost.WideConstant + NanoCost.Add);
        return (double)(height / Rows) * (width / Columns) * (PaddedWords(layer) / Words) * step + ends;
    }

    // Four transformed values for two rows and a column.
    private int Transforms => 2 * Rows * (Columns + 2);

    private int Products(ConvolutionPlan layer) => Kind == TileKind.Winograd ? 2 * Rows * Columns * 3 : Cells * Factors(layer);

    private int Locals(ConvolutionPlan layer)
    {
        int locals = Factors(layer) * Words + 14;
        return locals + Kind switch
        {
            TileKind.Skips => Cells * Words,
            TileKind.Straight => Cells * Words + Inputs(layer),
            _ => 2 * Cells * Words + Transforms + Rows + 2,
        };
    }

    // At most, as the text's own estimate counts.
    private int SumBytes(ConvolutionPlan layer)
    {
        int products = Products(layer) * Words, rest = Factors(layer) * Words * (FromBytes ? 20 * Lanes(layer) + 6 : 16) + Cells * Words * 28 + 200;
        return rest + Kind switch
        {
            TileKind.Skips => products * 13 + Inputs(layer) * 34,
            TileKind.Straight => products * 8 + Inputs(layer) * 22,
            _ => products * 8 + Inputs(layer) * 22 + Transforms * 11 + Cells * Words * 40,
        };
    }

    private int Inputs(ConvolutionPlan layer) => Inputs(layer.Step.Window, Rows, Columns);

    /// <summary>Inputs of one channel that a tile sees.</summary>
    public static int Inputs(Window window, int rows, int columns) =>
        Seen(rows, window.StrideHeight, window.Height, window.DilationHeight) * Seen(columns, window.StrideWidth, window.Width, window.DilationWidth);

    private static int Seen(int outputs, int stride, int kernel, int dilation)
    {
        bool[] seen = new bool[(outputs - 1) * stride + (kernel - 1) * dilation + 1];
        for (int output = 0; output < outputs; output++)
            for (int tap = 0; tap < kernel; tap++)
                seen[output * stride + tap * dilation] = true;
        return seen.Count(s => s);
    }

    /// <summary>Sizes of tiles: they divide the length and hold whole steps.</summary>
    public static IEnumerable<int> Divisors(int length, int step) => Enumerable.Range(1, Math.Min(length, 64)).Where(n => length % n == 0 && n % step == 0);
}
