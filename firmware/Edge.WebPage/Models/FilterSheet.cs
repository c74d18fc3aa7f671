using System;
using System.Runtime.InteropServices;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.WebPage.Models;

/// <summary>A layer's weights as small pictures: one row for each output channel, one column for each input channel.</summary>
/// <param name="Rows">Output channels that are shown.</param>
/// <param name="Columns">Input channels that are shown; 1 where each output has a single picture.</param>
/// <param name="Height">Height of a picture.</param>
/// <param name="Width">Width of a picture.</param>
/// <param name="AllRows">Output channels that there are.</param>
/// <param name="AllColumns">Input channels that there are.</param>
/// <param name="Values">The weights, int8, picture by picture, row by row.</param>
internal sealed record FilterSheet(int Rows, int Columns, int Height, int Width, int AllRows, int AllColumns, byte[] Values)
{
    private const int MostRows = 32;
    private const int MostColumns = 16;
    private const int MostDepth = 1024;

    /// <summary>The weights of an operator; null where it has none.</summary>
    /// <param name="layer">The operator.</param>
    /// <param name="graph">Its network, which tells what a fully connected layer's inputs are.</param>
    public static FilterSheet? Of(Operator layer, Graph graph) => layer switch
    {
        Conv2D conv => Draw(conv.Output.Shape[3], conv.GroupChannels, conv.Window.Height, conv.Window.Width, (row, column, y, x) =>
            conv.Weights[(((((row * conv.Window.Height) + y) * conv.Window.Width) + x) * conv.GroupChannels) + column]),
        DepthwiseConv2D conv => Draw(conv.Output.Shape[3], 1, conv.Window.Height, conv.Window.Width, (row, _, y, x) =>
            conv.Weights[(((y * conv.Window.Width) + x) * conv.Output.Shape[3]) + row]),
        FullyConnected dense when MapsBefore(dense, graph) is [_, int height, int width, int channels] =>
            Draw(dense.Channels, channels, height, width, (row, column, y, x) => dense.Weights[(row * dense.Depth) + (((y * width) + x) * channels) + column]),
        FullyConnected dense => Draw(dense.Channels, 1, 1, dense.Depth, (row, _, _, x) => dense.Weights[(row * dense.Depth) + x]),
        _ => null,
    };

    // The shape of the maps that a layer's inputs are in a row; null where they are none.
    private static int[]? MapsBefore(FullyConnected dense, Graph graph)
    {
        Tensor input = dense.Inputs[0];
        int[] shape = (Array.Find(graph.Operators, o => o is Reshape && o.Output == input)?.Inputs[0] ?? input).Shape;
        return shape.Length == 4 && shape[0] == 1 && shape[1] * shape[2] > 1 && input.Length == dense.Depth ? shape : null;
    }

    private static FilterSheet Draw(int rows, int columns, int height, int width, Func<int, int, int, int, sbyte> weight)
    {
        int shownRows = Math.Min(rows, MostRows), shownColumns = Math.Min(columns, MostColumns), shownWidth = Math.Min(width, MostDepth);
        var values = new sbyte[shownRows * shownColumns * height * shownWidth];
        int to = 0;
        for (int row = 0; row < shownRows; row++)
            for (int column = 0; column < shownColumns; column++)
                for (int y = 0; y < height; y++)
                    for (int x = 0; x < shownWidth; x++)
                        values[to++] = weight(row, column, y, x);
        return new FilterSheet(shownRows, shownColumns, height, shownWidth, rows, columns, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }
}
