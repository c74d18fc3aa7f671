using System.Collections.Generic;
using System.Linq;
using Edge.Desktop.Displays.Terminal;
using Edge.Vision;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Edge.Firmware.Tests.Desktop;

/// <summary>Proves what a picture in half blocks shows: greys, boxes and labels, whatever their places.</summary>
public class HalfBlockImageTests
{
    private static readonly Color Green = new(0, 200, 90);

    [Fact]
    public void Each_character_is_two_pixels()
    {
        var image = new HalfBlockImage(4, 2);
        image.Set(4, 4, [0, 10, 20, 30, 1, 11, 21, 31, 2, 12, 22, 32, 3, 13, 23, 33]);
        Segment[][] rows = Rows(image);
        Assert.Equal((2, 4), (rows.Length, rows[0].Length));
        Assert.Equal(new Color(20, 20, 20), rows[0][2].Style.Foreground);
        Assert.Equal(new Color(21, 21, 21), rows[0][2].Style.Background);
        Assert.Equal(new Color(33, 33, 33), rows[1][3].Style.Background);
        Assert.All(rows.SelectMany(row => row), cell => Assert.Equal("\u2580", cell.Text));
    }

    [Fact]
    public void Every_digit_has_a_box_with_its_label()
    {
        var image = new HalfBlockImage(40, 10);
        image.Set(40, 20, new byte[800]);
        image.Mark(new DigitBox(5, 4, 6, 8), '7', Green);
        image.Mark(new DigitBox(20, 4, 6, 8), '?', Color.Yellow);
        Segment[][] rows = Rows(image);
        Assert.Equal(("7", "?"), (rows[1][4].Text, rows[1][19].Text));
        Assert.Equal((Green, Color.Yellow), (rows[1][4].Style.Background, rows[1][19].Style.Background));
        Assert.Equal(Green, rows[3][4].Style.Foreground);
        Assert.Equal(Green, rows[3][12].Style.Foreground);
        image.Clear();
        Assert.All(Rows(image).SelectMany(row => row), cell => Assert.Equal((Color.Default, "\u2580"), (cell.Style.Foreground, cell.Text)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5000)]
    [InlineData(5000, 1)]
    [InlineData(640, 480)]
    public void Frames_of_any_size_and_boxes_at_their_borders_fit(int width, int height)
    {
        var image = new HalfBlockImage(40, 15);
        image.Set(width, height, new byte[width * height]);
        image.Mark(new DigitBox(0, 0, width, height), '1', Green);
        image.Mark(new DigitBox(width - 1, height - 1, 1, 1), '2', Green);
        Segment[][] rows = Rows(image);
        Assert.Equal((15, 40), (rows.Length, rows.Max(row => row.Length)));
        Assert.Contains(rows.SelectMany(row => row), cell => cell.Text == "2");
    }

    private static Segment[][] Rows(HalfBlockImage image)
    {
        var rows = new List<List<Segment>> { new() };
        foreach (Segment segment in image.Render(null!, 100))
        {
            if (segment.IsLineBreak)
                rows.Add([]);
            else
                rows[^1].Add(segment);
        }
        return [.. rows.Where(row => row.Count > 0).Select(row => row.ToArray())];
    }
}
