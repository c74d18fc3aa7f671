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
    public static FilterSheet? Of(Operator layer) => layer switch
    {
        Conv2D conv => Draw(conv.Output.Shape[3], conv.GroupChannels, conv.Window.Height, conv.Window.Width, (row, column, y, x) =>
            conv.Weights[(((((row * conv.Window.Height) + y) * conv.Window.Width) + x) * conv.GroupChannels) + column]),
        DepthwiseConv2D conv => Draw(conv.Output.Shape[3], 1, conv.Window.Height, conv.Window.Width, (row, _, y, x) =>
            conv.Weights[(((y * conv.Window.Width) + x) * conv.Output.Shape[3]) + row]),
        FullyConnected dense => Draw(dense.Channels, 1, 1, dense.Depth, (row, _, _, x) => dense.Weights[(row * dense.Depth) + x]),
        _ => null,
    };

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
