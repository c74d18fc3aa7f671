using System;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Tests.Steps;

/// <summary>Strokes are told from the edges of shadows by what is on their two sides.</summary>
public sealed class StrokeContrastTests
{
    private const int Side = 96;
    private const int Top = 30;
    private const int Rows = 30;

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    public void AStrokeIsKeptWithItsContrastAndAnEdgeIsLeftOut(int flip)
    {
        var geometry = new FrameGeometry(Side, Side);
        var levels = new InkLevels(geometry, new GridFilter());
        Array.Fill(levels.To, geometry.Columns);
        var runs = new Runs(geometry, levels);
        var components = new Components(geometry, runs);
        byte[] frame = new byte[Side * Side];
        byte[] bits = new byte[geometry.Segments * Side];
        Array.Fill(frame, (byte)200);
        for (int y = Top; y < Top + Rows; y++)
        {
            // Columns 16 to 19 with paper on both sides; columns 64 to 67 with a shadow on the right.
            frame.AsSpan((y * Side) + 16, 4).Fill(50);
            frame.AsSpan((y * Side) + 64, 4).Fill(50);
            frame.AsSpan((y * Side) + 68, 20).Fill(60);
            bits[(y * geometry.Segments) + 2] = 0x0F;
            bits[(y * geometry.Segments) + 8] = 0x0F;
        }
        for (int i = 0; i < frame.Length; i++)
            frame[i] ^= (byte)flip;
        Assert.True(runs.Find(bits) && components.Find());
        var strokes = new Strokes(geometry);
        strokes.Choose(components);
        Assert.Equal(2, strokes.Count);
        new StrokeContrast(geometry, runs, components).Measure(frame, flip, strokes);
        Assert.Equal(1, strokes.Count);
        Assert.Equal(16, components.Left[strokes.Component[0]]);
        // Both ends of every second row.
        Assert.Equal(Rows * 150, strokes.Difference[0]);
        Assert.Equal(Rows * 200, strokes.Paper[0]);
    }
}
