using System.Linq;

namespace Edge.Quantize.Emit;

/// <summary>How a constant array stands in the text: a new line for each row, longer rows broken at places that depend on shapes alone.</summary>
/// <remarks>No break depends on the digits of a value, so that another value changes one line and moves none.</remarks>
/// <param name="Row">Values of a row, as those of one output channel; 0 for an array without rows.</param>
/// <param name="RowName">What a row is, as "channel"; stands before each row that takes several lines.</param>
/// <param name="Line">Values of a line.</param>
internal sealed record ArrayLayout(int Row, string RowName, int Line)
{
    // 24 values of "-128, ", or 8 of "-2147483648, ", keep to 160 characters.
    private const int MostBytes = 24;
    private const int MostIntegers = 8;

    /// <summary>One value a channel: eight a line.</summary>
    public static ArrayLayout Integers { get; } = new(0, "", MostIntegers);

    /// <summary>A few numbers, as a shape: on the line of the declaration.</summary>
    public static ArrayLayout Inline { get; } = new(0, "", 0);

    /// <summary>A table of 256 bytes: sixteen a line.</summary>
    public static ArrayLayout Table { get; } = new(0, "", 16);

    /// <summary>Bytes in rows.</summary>
    /// <param name="name">What a row is.</param>
    /// <param name="dimensions">Dimensions of a row; lines end where one of them does, if they can.</param>
    public static ArrayLayout Bytes(string name, params int[] dimensions)
    {
        int row = dimensions.Aggregate(1, (a, b) => a * b), line = row;
        int[] extents = [.. dimensions.Where(d => d > 1)];
        for (int i = 0; i < extents.Length - 1 && line > MostBytes; i++)
            line /= extents[i];
        // Where the last dimension is too long itself: equal lines that end with it.
        if (line > MostBytes)
            line = Enumerable.Range(MostBytes / 2, MostBytes - MostBytes / 2 + 1).Reverse().FirstOrDefault(n => extents[^1] % n == 0, MostBytes);
        return new ArrayLayout(row, name, line);
    }
}
