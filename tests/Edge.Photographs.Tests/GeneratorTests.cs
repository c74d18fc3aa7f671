using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Vision;

namespace Edge.Photographs.Tests;

/// <summary>Proves that photographs follow from seed and number alone and that the truth about them is true.</summary>
public class GeneratorTests
{
    public static TheoryData<string> Settings => [.. PhotographSetting.All.Select(s => s.Name)];

    public static TheoryData<NonDigitKind> Kinds => [.. Enum.GetValues<NonDigitKind>()];

    [Fact]
    public void A_photograph_depends_on_the_seed_and_its_number_and_not_on_others_made_before()
    {
        var first = new PhotographGenerator(Digits.All, PhotographSetting.Hard, 1);
        var second = new PhotographGenerator(Digits.All, PhotographSetting.Hard, 1);
        first.Digits(3, Layout.Page);
        first.NonDigit(4, NonDigitKind.Hand);
        Assert.Equal(first.Digit(5).Image.Pixels, second.Digit(5).Image.Pixels);
        Assert.Equal(second.NonDigit(6, NonDigitKind.Face).Image.Pixels, first.NonDigit(6, NonDigitKind.Face).Image.Pixels);
    }

    [Fact]
    public void Seeds_numbers_and_settings_make_other_photographs()
    {
        var generator = new PhotographGenerator(Digits.All, PhotographSetting.Hard, 1, (96, 96));
        byte[][] made =
        [
            generator.Digit(0).Image.Pixels,
            generator.Digit(Digits.All.Count).Image.Pixels,
            new PhotographGenerator(Digits.All, PhotographSetting.Hard, 2, (96, 96)).Digit(0).Image.Pixels,
            new PhotographGenerator(Digits.All, PhotographSetting.Easy, 1, (96, 96)).Digit(0).Image.Pixels,
        ];
        for (int i = 0; i < made.Length; i++)
            for (int j = 0; j < i; j++)
                Assert.NotEqual(made[j], made[i]);
    }

    [Fact]
    public void Photograph_n_shows_digit_n_with_its_label()
    {
        var generator = new PhotographGenerator(Digits.All, PhotographSetting.Medium, 7);
        for (int i = 0; i < 12; i++)
        {
            PhotographedDigit digit = Assert.Single(generator.Digit(Digits.All.Count + i).Digits);
            Assert.Equal(i, digit.Image);
            Assert.Equal(Digits.All.Labels.Span[i], digit.Label);
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Boxes_hold_the_ink(string setting)
    {
        var generator = new PhotographGenerator(Digits.All, PhotographSetting.Named(setting), 3);
        int differing = 0;
        const int Count = 30;
        for (int i = 0; i < Count; i++)
        {
            Photograph photograph = generator.Digit(i);
            DigitBox box = Assert.Single(photograph.Digits).Box;
            Assert.InRange(box.X, 0, photograph.Image.Width - box.Width);
            Assert.InRange(box.Y, 0, photograph.Image.Height - box.Height);
            Assert.InRange(box.Height, 10, photograph.Image.Height);
            if (Spread(photograph, box) > 1.5 * Spread(photograph, Beside(photograph, box)))
                differing++;
        }
        // Shadows, fingers and edges may lie beside a digit.
        Assert.InRange(differing, Count * 2 / 3, Count);
    }

    [Theory]
    [InlineData(Layout.Line)]
    [InlineData(Layout.Column)]
    [InlineData(Layout.Page)]
    public void Several_digits_stand_in_reading_order_and_apart(Layout layout)
    {
        var generator = new PhotographGenerator(Digits.All, PhotographSetting.Hard, 5, (640, 480));
        for (int i = 0; i < 6; i++)
        {
            IReadOnlyList<PhotographedDigit> digits = generator.Digits(i, layout).Digits;
            Assert.InRange(digits.Count, 2, 48);
            Assert.Equal(layout == Layout.Line, digits.All(d => d.Line == 0));
            Assert.All(digits, d => Assert.Equal(Digits.All.Labels.Span[d.Image], d.Label));
            for (int k = 1; k < digits.Count; k++)
            {
                (PhotographedDigit before, PhotographedDigit digit) = (digits[k - 1], digits[k]);
                bool next = digit.Line == before.Line ? digit.Box.X > before.Box.X : digit.Line == before.Line + 1 && digit.Box.Y > before.Box.Y;
                Assert.True(next, $"photograph {i}: {before} before {digit}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Non_digits_hold_no_digit_and_something_else(NonDigitKind kind)
    {
        var generator = new PhotographGenerator(Digits.All, PhotographSetting.Hard, 9);
        for (int i = 0; i < 4; i++)
        {
            Photograph photograph = generator.NonDigit(i, kind);
            Assert.Empty(photograph.Digits);
            Assert.Equal(kind, photograph.NonDigit);
            Assert.NotEqual(photograph.Image.Pixels.Min(), photograph.Image.Pixels.Max());
        }
    }

    [Fact]
    public void The_asked_size_is_made_and_impossible_ones_are_refused()
    {
        Photograph photograph = new PhotographGenerator(Digits.All, PhotographSetting.Easy, 1, (200, 150)).Digit(0);
        Assert.Equal((200, 150), (photograph.Image.Width, photograph.Image.Height));
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => new PhotographGenerator(Digits.All, PhotographSetting.Easy, 1, (63, 150)));
        Assert.Contains("Expected sides of 64 to 4096 pixels, got 63x150.", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PhotographSetting.Named("harder"));
    }

    // The range of grey in a box without its outermost hundredths.
    private static int Spread(Photograph photograph, DigitBox box)
    {
        GrayImage gray = photograph.ToGray();
        var values = new List<byte>();
        for (int y = box.Y; y < box.Y + box.Height; y++)
            for (int x = box.X; x < box.X + box.Width; x++)
                values.Add(gray.Pixels[(y * gray.Width) + x]);
        values.Sort();
        return values[values.Count * 98 / 100] - values[values.Count * 2 / 100];
    }

    // A box of the same size on the side with more room.
    private static DigitBox Beside(Photograph photograph, DigitBox box)
    {
        int right = photograph.Image.Width - box.X - box.Width;
        int x = right > box.X ? Math.Min(box.X + box.Width + 3, photograph.Image.Width - box.Width) : Math.Max(0, box.X - box.Width - 3);
        return box with { X = x, Width = Math.Max(1, right > box.X ? Math.Min(box.Width, photograph.Image.Width - x) : Math.Min(box.Width, box.X - x)) };
    }
}
