using System;
using System.Linq;
using Edge.Nano;

namespace Edge.Device.Tests.Nano;

public class Ssd1306Tests
{
    private readonly FakeSsd1306 _chip = new();
    private readonly Ssd1306 _panel;

    public Ssd1306Tests() => _panel = new Ssd1306(_chip);

    [Fact]
    public void Starting_gives_a_lit_and_dark_panel()
    {
        _panel.Initialize();
        Assert.True(_chip.IsOn);
        Assert.True(_chip.HasChargePump);
        Assert.Equal(64, _chip.Rows);
        Assert.Empty(Lit());
        Assert.True(_chip.LongestTransfer <= 129);
    }

    [Fact]
    public void A_pixel_lands_where_it_is_set()
    {
        _panel.Initialize();
        (int X, int Y)[] points = [(0, 0), (127, 0), (0, 63), (127, 63), (5, 7), (5, 8), (64, 31)];
        foreach ((int x, int y) in points)
            _panel.SetPixel(x, y, true);
        _panel.Show();
        Assert.Equal(points.Order(), Lit().Order());

        _panel.SetPixel(5, 7, false);
        _panel.Show();
        Assert.Equal(points.Except([(5, 7)]).Order(), Lit().Order());
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(128, 0)]
    [InlineData(0, 64)]
    [InlineData(int.MinValue, int.MaxValue)]
    public void Outside_nothing_happens(int x, int y)
    {
        _panel.Initialize();
        _panel.SetPixel(x, y, true);
        _panel.Show();
        Assert.Empty(Lit());
    }

    [Fact]
    public void Two_shows_do_not_shift_the_picture()
    {
        _panel.Initialize();
        _panel.Fill(126, 62, 9, 9, true);
        _panel.Show();
        _panel.Show();
        Assert.Equal([(126, 62), (126, 63), (127, 62), (127, 63)], Lit().Order());
    }

    [Fact]
    public void A_view_shows_picture_and_label()
    {
        _panel.Initialize();
        var view = new DigitView(_panel);
        byte[] picture = new byte[784];
        picture[(3 * 28) + 5] = 128;
        picture[(3 * 28) + 6] = 127;
        view.Show(picture, 4);

        Assert.Equal([(14, 10), (14, 11), (15, 10), (15, 11)], Lit().Where(p => p.X < 64).Order());
        AssertGlyph(4);
        view.Show(new byte[784], -1);
        Assert.DoesNotContain(Lit(), p => p.X < 64);
        AssertGlyph(DigitFont.Dash);
    }

    [Theory]
    [InlineData(783, 1)]
    [InlineData(785, 1)]
    [InlineData(784, 10)]
    [InlineData(784, -2)]
    public void A_bad_answer_is_refused(int length, int label) =>
        Assert.Throws<ArgumentException>(() => new DigitView(_panel).Show(new byte[length], label));

    [Fact]
    public void Glyphs_differ_and_have_bounds()
    {
        var glyphs = Enumerable.Range(0, 11).Select(g => string.Concat(Enumerable.Range(0, 35).Select(i => DigitFont.IsDot(g, i % 5, i / 5) ? '#' : '.'))).ToArray();
        Assert.Equal(11, glyphs.Distinct().Count());
        Assert.Equal(".###.#...##..###.#.###..##...#.###.", glyphs[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => DigitFont.IsDot(11, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DigitFont.IsDot(0, 5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DigitFont.IsDot(0, 0, -1));
    }

    private void AssertGlyph(int glyph)
    {
        for (int y = 0; y < DigitFont.Height * DigitView.LabelScale; y++)
            for (int x = 0; x < DigitFont.Width * DigitView.LabelScale; x++)
                Assert.Equal(DigitFont.IsDot(glyph, x / DigitView.LabelScale, y / DigitView.LabelScale), _chip.IsLit(DigitView.LabelLeft + x, DigitView.LabelTop + y));
    }

    private (int X, int Y)[] Lit() =>
        (from y in Enumerable.Range(0, 64) from x in Enumerable.Range(0, 128) where _chip.IsLit(x, y) select (x, y)).ToArray();
}
