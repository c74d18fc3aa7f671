/// <summary>What the samples classify.</summary>
internal static class Drawing
{
    private const string Three = """
        ....######....
        ...########...
        ..........##..
        ..........##..
        .........##...
        ....#####.....
        ....#####.....
        .........##...
        ..........##..
        ..........##..
        ..##.....##...
        ...#######....
        .....####.....
        """;

    /// <summary>28x28 bytes, white ink on black, the digit in the middle: as MNIST has them.</summary>
    public static byte[] Pixels()
    {
        var pixels = new byte[28 * 28];
        string[] lines = Three.Split('\n');
        for (int y = 0; y < lines.Length; y++)
            for (int x = 0; x < lines[y].Trim().Length; x++)
                pixels[(y + 7) * 28 + x + 7] = lines[y][x] == '#' ? (byte)255 : (byte)0;
        return pixels;
    }
}
