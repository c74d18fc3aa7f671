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
        _panel.Show();
        Assert.True(_chip.IsOn);
        Assert.True(_chip.HasChargePump);
        Assert.Equal(64, _chip.Rows);
        Assert.Empty(Lit());
        Assert.True(_chip.LongestTransfer <= 129);
    }

    [Fact]
    public void A_pixel_lands_where_it_is_set()
    {
        _panel.Show();
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
        _panel.Show();
        _panel.SetPixel(x, y, true);
        _panel.Show();
        Assert.Empty(Lit());
    }

    [Fact]
    public void Two_shows_do_not_shift_the_picture()
    {
        _panel.Show();
        _panel.Fill(126, 62, 9, 9, true);
        _panel.Show();
        _panel.Show();
        Assert.Equal([(126, 62), (126, 63), (127, 62), (127, 63)], Lit().Order());
    }

    [Fact]
    public void A_panel_that_was_without_power_unnoticed_comes_back()
    {
        _panel.SetPixel(3, 4, true);
        _panel.Show();
        _chip.PowerUp();
        Assert.False(_chip.IsOn);
        _panel.Show();
        Assert.True(_chip.IsOn && _chip.HasChargePump);
        Assert.Equal([(3, 4)], Lit());
    }

    [Fact]
    public void A_rectangle_is_its_pixels()
    {
        _panel.Show();
        var random = new Random(11);
        bool[] expected = new bool[128 * 64];
        for (int i = 0; i < 500; i++)
        {
            (int left, int top, int width, int height, bool ink) = (random.Next(-20, 140), random.Next(-20, 80), random.Next(-3, 60), random.Next(-3, 60), random.Next(2) == 1);
            _panel.Fill(left, top, width, height, ink);
            for (int y = Math.Max(0, top); y < Math.Min(64, top + height); y++)
                for (int x = Math.Max(0, left); x < Math.Min(128, left + width); x++)
                    expected[(y * 128) + x] = ink;
            if (i % 20 != 0)
                continue;
            _panel.Show();
            Assert.Equal(expected, PanelPicture.Of(_chip));
        }
    }

    [Fact]
    public void A_view_shows_picture_label_and_share()
    {
        var view = new PanelView(_panel);
        var answer = new DigitAnswer();
        byte[] picture = new byte[784];
        picture[(3 * 28) + 5] = 128;
        picture[(3 * 28) + 6] = 127;
        answer.Take([-128, -128, -128, -128, 127, -128, -128, -128, -128, -128], knows: true);
        view.Show(picture, 4, answer);
        Assert.Equal([(14, 10), (14, 11), (15, 10), (15, 11)], Lit().Where(p => p.X < 64).Order());
        PanelPicture.AssertAnswer(_chip, picture, 4);
        Assert.Equal("100%", Text(PanelView.PercentLeft, PanelView.PercentTop, 4));

        answer.Clear();
        view.Show(new byte[784], DigitAnswer.None, answer);
        Assert.DoesNotContain(Lit(), p => p.X < 64);
        PanelPicture.AssertLabel(_chip, DigitAnswer.None);
    }

    [Fact]
    public void A_message_is_broken_between_words()
    {
        var view = new PanelView(_panel);
        view.ShowMessage("Camera: expected a frame within 2000 ms, got state 0x00; check wires and power. Averyveryverylongwordwithoutanyspace");
        string[] lines = [.. Enumerable.Range(0, 8).Select(i => Text(0, 8 * i, 21).TrimEnd())];
        Assert.Equal(["CAMERA: EXPECTED A", "FRAME WITHIN 2000 MS,", "GOT STATE 0X00; CHECK", "WIRES AND POWER.", "AVERYVERYVERYLONGWORD", "WITHOUTANYSPACE", "", ""], lines);
    }

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

    // Reads characters off the panel.
    private string Text(int left, int top, int count) => string.Concat(Enumerable.Range(0, count).Select(i => ReadCharacter(left + (6 * i), top)));

    private char ReadCharacter(int left, int top) => " ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;%/()?'+-".Single(c =>
        Enumerable.Range(0, 35).All(i => TextFont.IsDot(c, i % 5, i / 5) == _chip.IsLit(left + (i % 5), top + (i / 5))));

    private (int X, int Y)[] Lit() =>
        (from y in Enumerable.Range(0, 64) from x in Enumerable.Range(0, 128) where _chip.IsLit(x, y) select (x, y)).ToArray();
}
