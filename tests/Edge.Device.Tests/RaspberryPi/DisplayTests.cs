using System;
using System.Device.Gpio;
using System.Globalization;
using System.IO;
using System.Linq;
using Edge.Device.Tests.Fakes;
using Edge.DigitReader;
using Edge.Nano;
using Edge.RaspberryPi.Screen;
using Edge.Vision;

namespace Edge.Device.Tests.RaspberryPi;

public class DisplayTests
{
    private const ushort White = 0xFFFF;

    [Fact]
    public void A_reading_is_drawn_where_the_layout_says()
    {
        using var panel = new FakePanel();
        using var display = new Ili9341Display(panel);
        display.Show(Readings.Seven());
        ushort At(int x, int y) => panel.Chip.Picture[(y * FakeIli9341.Width) + x];

        // The frame of 640x480 fills 240x180: its white half is on the right.
        Assert.Equal(0, At(60, 90));
        Assert.Equal(White, At(180, 90));
        // The box of 64..128 x 128..256 becomes 24..48 x 48..96, an edge of two pixels.
        Assert.Equal(DigitScreen.Answer, At(24, 48));
        Assert.Equal(DigitScreen.Answer, At(25, 60));
        Assert.Equal(0, At(26, 60));
        Assert.Equal(DigitScreen.Answer, At(47, 95));
        Assert.Equal(0, At(48, 96));
        // One pixel of the digit is a square of three.
        Assert.Equal(White, At(DigitScreen.DigitLeft + 15, DigitScreen.DigitTop + 30));
        Assert.Equal(White, At(DigitScreen.DigitLeft + 17, DigitScreen.DigitTop + 32));
        Assert.Equal(0, At(DigitScreen.DigitLeft + 18, DigitScreen.DigitTop + 30));
        // The label, dot by dot.
        for (int y = 0; y < DigitFont.Height; y++)
            for (int x = 0; x < DigitFont.Width; x++)
                Assert.Equal(DigitFont.IsDot(7, x, y) ? DigitScreen.Answer : 0, At(DigitScreen.LabelLeft + (x * DigitScreen.LabelScale) + 5, DigitScreen.DigitTop + (y * DigitScreen.LabelScale) + 5));
        PanelImage.Save(panel, "raspberry-pi-ili9341");
        // Bars: 7 is three quarters high, 1 a quarter, 0 nothing.
        Assert.Equal(24, BarHeight(panel, 7, DigitScreen.Answer));
        Assert.Equal(8, BarHeight(panel, 1, DigitScreen.Quiet));
        Assert.Equal(0, BarHeight(panel, 0, DigitScreen.Quiet));
    }

    [Fact]
    public void No_answer_is_a_dash_and_the_last_answer_is_gone()
    {
        using var panel = new FakePanel();
        using var display = new Ili9341Display(panel);
        display.Show(Readings.Seven());
        display.Show(new Reading(new GrayImage(640, 480), 10));

        Assert.DoesNotContain(DigitScreen.Answer, panel.Chip.Picture);
        int dash = ((DigitScreen.DigitTop + (3 * DigitScreen.LabelScale)) * FakeIli9341.Width) + DigitScreen.LabelLeft;
        Assert.All(panel.Chip.Picture.Skip(dash).Take(DigitFont.Width * DigitScreen.LabelScale), c => Assert.Equal(DigitScreen.NoAnswer, c));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 2)]
    [InlineData(2, 64)]
    [InlineData(4056, 3040)]
    public void Any_frame_fits_and_keeps_its_proportions(int width, int height)
    {
        var reading = new Reading(new GrayImage(width, height), 10);
        reading.Add()!.Box = new DigitBox(0, 0, width, height);
        Array.Fill(reading.Frame.Pixels, byte.MaxValue);
        var screen = new DigitScreen();
        screen.Draw(reading);

        var used = (from y in Enumerable.Range(0, DigitScreen.FrameRows)
                    from x in Enumerable.Range(0, DigitScreen.Width)
                    where screen.Canvas.Pixels[((y * DigitScreen.Width) + x) * 2] != 0
                    select (X: x, Y: y)).ToArray();
        double across = used.Max(p => p.X) - used.Min(p => p.X) + 1, down = used.Max(p => p.Y) - used.Min(p => p.Y) + 1;
        Assert.True(across == DigitScreen.Width || down == DigitScreen.FrameRows);
        Assert.InRange(across / width * height / down, 0.5, 2);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-1f)]
    public void A_bad_probability_stays_in_its_column(float probability)
    {
        Reading reading = Readings.Seven();
        reading.Main!.Probabilities[3] = probability;
        var screen = new DigitScreen();
        screen.Draw(reading);
        Assert.Equal(0, screen.Canvas.Pixels[(((DigitScreen.BarBase - DigitScreen.BarHeight - 1) * DigitScreen.Width) + (3 * 24) + 8) * 2]);
    }

    [Fact]
    public void A_frozen_picture_has_its_mark_between_frame_and_digit()
    {
        using var panel = new FakePanel();
        using var display = new Ili9341Display(panel);
        display.Show(Readings.Seven());
        Assert.DoesNotContain(DigitScreen.Quiet, panel.Chip.Picture.Skip(DigitScreen.FrameRows * DigitScreen.Width).Take(8 * DigitScreen.Width));
        display.IsFrozen = true;
        display.Show(Readings.Seven());
        for (int x = 0; x < 4 * TextFont.Pitch; x++)
            for (int y = 0; y < DigitFont.Height; y++)
                Assert.Equal(
                    x % TextFont.Pitch < DigitFont.Width && TextFont.IsDot("HOLD"[x / TextFont.Pitch], x % TextFont.Pitch, y) ? DigitScreen.Quiet : 0,
                    panel.Chip.Picture[((DigitScreen.FrameRows + 1 + y) * DigitScreen.Width) + DigitScreen.DigitLeft + x]);
    }

    [Fact]
    public void A_message_is_written_over_the_picture()
    {
        using var panel = new FakePanel();
        using var display = new Ili9341Display(panel);
        display.Show(Readings.Seven());
        display.ShowMessage("Expected a frame of rpicam-vid within 10 s, got 0 of 460800 bytes; check the camera's cable and that no other program uses it.");
        PanelImage.Save(panel, "raspberry-pi-ili9341-message");
        Assert.Equal([(ushort)0, DigitScreen.NoAnswer], [.. panel.Chip.Picture.Distinct().Order()]);
        // Twenty columns of text are seven lines, a line is sixteen rows.
        Assert.All(panel.Chip.Picture.Skip(7 * 16 * DigitScreen.Width), c => Assert.Equal(0, c));
    }

    [Fact]
    public void The_panel_goes_with_the_display()
    {
        var panel = new FakePanel();
        new Ili9341Display(panel).Dispose();
        Assert.True(panel.IsDisposed);
    }

    [Fact]
    public void A_line_has_answer_and_times()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using var display = new LineDisplay(text);
        display.Show(Readings.Seven());
        display.Show(new Reading(new GrayImage(8, 8), 10) { Index = 5 });
        Assert.Equal(["frame 0: 7 75 % (vision 2.5 ms, network 0.3 ms)", "frame 5: no digit (vision 0.0 ms, network 0.0 ms)", ""], text.ToString().Split(Environment.NewLine));
    }

    [SkippableFact]
    public void The_real_binding_draws_the_same_picture()
    {
#if CONTRACT
        Skip.If(true, "the body of Iot.Device.Ili934x.Ili9341 is in package Iot.Device.Bindings: run 'dotnet test tests/Edge.Device.Tests -c Release' where it can be restored");
#endif
        var pins = new FakeGpioDriver();
        var chip = new FakeIli9341(() => pins.IsHigh(Ili9341Panel.DataCommandPin));
        var bus = new FakeSpiDevice(chip.Write);
        using var panel = new FakePanel();
        using var expected = new Ili9341Display(panel);
        using var display = new Ili9341Display(new Ili9341Panel(bus, new GpioController(pins)));
        expected.Show(Readings.Seven());
        display.Show(Readings.Seven());
        Assert.Equal(panel.Chip.Picture, chip.Picture);
    }

    private static int BarHeight(FakePanel panel, int digit, ushort color) =>
        Enumerable.Range(1, DigitScreen.BarHeight).Count(y => panel.Chip.Picture[((DigitScreen.BarBase - y) * FakeIli9341.Width) + (digit * 24) + 8] == color);
}
