using System;
using System.Linq;
using Edge.Device.Tests.Fakes;
using Edge.Device.Tests.Nano;
using Edge.Nano;
using Edge.RaspberryPi.Screen;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>What a viewer of the SSD1306 of 128x64 sees, by a chip that obeys the commands of its data sheet.</summary>
public sealed class Ssd1306DisplayTests : IDisposable
{
    private readonly FakeSsd1306 _chip = new();
    private readonly FakeI2cDevice _device;
    private readonly Ssd1306Display _display;

    public Ssd1306DisplayTests()
    {
        _device = new FakeI2cDevice(_chip);
        _display = new Ssd1306Display(_device);
    }

    [Fact]
    public void A_reading_is_picture_label_and_share()
    {
        _display.Show(Readings.Seven());
        PanelPicture.Save(_chip, "raspberry-pi-ssd1306");

        Assert.True(_chip is { IsOn: true, HasChargePump: true, Rows: 64 });
        // The dot at 5, 10 of the picture is a square of two.
        (int X, int Y)[] lit = [.. from y in Enumerable.Range(0, 64) from x in Enumerable.Range(0, 62) where _chip.IsLit(x, y) select (x, y)];
        Assert.Equal([(14, 24), (15, 24), (14, 25), (15, 25)], lit);
        AssertGlyph(7);
        Assert.True(IsWritten("  75%"));
    }

    [Fact]
    public void No_answer_is_a_dash_without_a_share()
    {
        _display.Show(Readings.Seven());
        _display.Show(Readings.Nothing());
        AssertGlyph(DigitFont.Dash);
        Assert.True(IsWritten("     "));
    }

    [Fact]
    public void A_frozen_picture_says_so()
    {
        _display.IsFrozen = true;
        _display.Show(Readings.Seven());
        Assert.True(IsWritten("HOLD 75%"));
    }

    [Fact]
    public void A_message_takes_the_whole_panel()
    {
        _display.Show(Readings.Seven());
        _display.ShowMessage("EXPECTED A FRAME, GOT NONE");
        PanelPicture.Save(_chip, "raspberry-pi-ssd1306-message");
        Assert.True(Enumerable.Range(0, 6).All(x => Enumerable.Range(0, 7).All(y => _chip.IsLit(x, y) == (x < 5 && TextFont.IsDot('E', x, y)))));
        Assert.DoesNotContain(true, from y in Enumerable.Range(30, 34) from x in Enumerable.Range(0, 128) select _chip.IsLit(x, y));
    }

    [Fact]
    public void A_panel_that_loses_its_wire_is_a_sentence_and_comes_back()
    {
        _display.Show(Readings.Seven());
        _chip.IsConnected = false;
        Assert.Equal(
            "I2C bus 1: expected an answer of address 0x3C, got none (Error 121 performing I2C data transfer); check SDA, SCL, power and the address.",
            Assert.Throws<DeviceException>(() => _display.Show(Readings.Seven())).Message);
        _chip.PowerUp();
        _display.Show(Readings.Seven());
        Assert.True(_chip is { IsOn: true, HasChargePump: true });
        AssertGlyph(7);
    }

    [Fact]
    public void The_device_goes_with_the_display()
    {
        _display.Dispose();
        Assert.True(_device.IsDisposed);
    }

    public void Dispose()
    {
        _display.Dispose();
        _device.Dispose();
    }

    private void AssertGlyph(int glyph)
    {
        const int Scale = Ssd1306Display.LabelScale;
        for (int y = 0; y < DigitFont.Height * Scale; y++)
            for (int x = 0; x < DigitFont.Width * Scale; x++)
                Assert.Equal(DigitFont.IsDot(glyph, x / Scale, y / Scale), _chip.IsLit(Ssd1306Display.LabelLeft + x, Ssd1306Display.LabelTop + y));
    }

    private bool IsWritten(string text) => Enumerable.Range(0, text.Length * TextFont.Pitch).All(x => Enumerable.Range(0, DigitFont.Height).All(y =>
        _chip.IsLit(Ssd1306Display.LineLeft + x, Ssd1306Display.LineTop + y)
            == (x % TextFont.Pitch < DigitFont.Width && TextFont.IsDot(text[x / TextFont.Pitch], x % TextFont.Pitch, y))));
}
