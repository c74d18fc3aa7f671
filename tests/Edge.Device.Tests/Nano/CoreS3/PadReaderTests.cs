using System;
using System.Linq;
using Edge.Nano;
using Edge.Nano.CoreS3;

namespace Edge.Device.Tests.Nano.CoreS3;

/// <summary>The whole application on the registers of the board's chips: a finger on the glass, a picture on the screen.</summary>
public class PadReaderTests
{
    private readonly FakeClock _clock = new();
    private readonly FakeConsole _console = new();
    private readonly FakeCoreS3 _board;
    private readonly PadScreen _screen;
    private readonly PadReader _reader;

    public PadReaderTests()
    {
        _board = new FakeCoreS3(_clock);
        _screen = new PadScreen(_board);
        _reader = new PadReader(new BoardPower(_board.Supply, _board.Expander, _clock), new Ft6336(_board.Touch), new Ili9342(_board, _board, _clock),
            new DigitNetwork(), _clock, _console);
    }

    [Fact]
    public void The_board_comes_up_lit_with_an_empty_pad_and_a_proved_network()
    {
        Run(1);
        Assert.True(_board.IsLit);
        Assert.StartsWith("Self-test: every golden output is exact", Assert.Single(_console.Lines), StringComparison.Ordinal);
        Assert.Equal(0, _reader.Faults);
        Assert.Equal(0, _screen.PadInk());
        Assert.Equal(0, _board.At(0, 0));
        Assert.Equal(PadView.BarColor, _board.At(PadView.ColumnLeft, PadView.ButtonTop));
        Assert.InRange(_board.LongestTransfer, 100, 16384);
    }

    [Theory]
    [MemberData(nameof(HandDrawn.Digits), MemberType = typeof(HandDrawn))]
    public void A_drawn_digit_is_shown_with_its_bars(int digit)
    {
        Run(1);
        Draw(digit);
        Wait();
        _screen.Save("pad-" + digit);
        Assert.Equal(1, _reader.Answers);
        Assert.Equal(digit, _screen.Label());
        int[] bars = [.. Enumerable.Range(0, 10).Select(_screen.Bar)];
        Assert.Equal(digit, Array.IndexOf(bars, bars.Max()));
        Assert.InRange(bars.Sum(), PadView.BarWidth * 90 / 100, PadView.BarWidth);
        Assert.StartsWith("Digit " + digit + ",", _console.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_button_clears_and_the_next_digit_is_read()
    {
        Run(1);
        Draw(4);
        Wait();
        _board.Put(PadView.ColumnLeft + 20, PadView.ButtonTop + 10);
        Run(20);
        _board.Lift();
        Run(5);
        Assert.Equal(0, _screen.PadInk());
        Assert.Equal(-2, _screen.Label());
        Assert.All(Enumerable.Range(0, 10), d => Assert.Equal(0, _screen.Bar(d)));
        Draw(7);
        Wait();
        Assert.Equal(7, _screen.Label());
        Assert.Equal(2, _reader.Answers);
    }

    [Fact]
    public void A_tap_is_answered_with_a_dash()
    {
        Run(1);
        _board.Put(100, 100);
        Run(3);
        _board.Lift();
        Wait();
        Assert.Equal(-1, _screen.Label());
        Assert.StartsWith("Digit none", _console.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Ink_stays_on_the_pad()
    {
        Run(1);
        ushort[] before = _screen.Outside();
        foreach ((int x, int y) in new[] { (8, 8), (231, 8), (231, 231), (8, 231), (8, 8) })
        {
            _board.Put(x, y);
            Run(2);
        }
        Assert.Equal(before, _screen.Outside());
        Assert.NotEqual(0, _screen.PadInk());
    }

    [Theory]
    [InlineData(0x10, 0x00, "expander AW9523")]
    [InlineData(0x10, 0xFF, "expander AW9523")]
    public void Another_board_is_named(int register, byte value, string chip)
    {
        _board.Expander.Values[register] = value;
        Run(1);
        Assert.Contains(chip, Assert.Single(_console.Lines), StringComparison.Ordinal);
        Assert.Equal(1, _reader.Faults);
    }

    [Fact]
    public void Another_supply_or_touch_chip_is_named()
    {
        _board.Supply.Values[0x03] = 0x47;
        Run(1);
        Assert.Contains("supply AXP2101", _console.Lines[^1], StringComparison.Ordinal);
        _board.Supply.Values[0x03] = 0x4A;
        _board.Touch.Values[0xA8] = 0xFF;
        Until(faults: 2);
        Assert.Contains("vendor 0x11, got 0xFF", _console.Lines[^1], StringComparison.Ordinal);
        _screen.Save("pad-message");
    }

    [Fact]
    public void A_touch_that_is_lost_is_told_on_the_screen_and_taken_back()
    {
        Run(1);
        _board.Touch.IsConnected = false;
        Run(1);
        Assert.Equal(1, _reader.Faults);
        Assert.Contains("I2C device 0x38", _console.Lines[^1], StringComparison.Ordinal);
        Assert.NotEqual(PadView.BarColor, _board.At(PadView.ColumnLeft, PadView.ButtonTop));
        _board.Touch.IsConnected = true;
        Run(20);
        Assert.True(_board.IsLit);
        Draw(2);
        Wait();
        Assert.Equal(2, _screen.Label());
        Assert.Equal(1, _reader.Faults);
    }

    [Fact]
    public void A_bus_of_the_screen_that_is_refused_ends_nothing()
    {
        _board.IsScreenBusBroken = true;
        Until(faults: 3);
        Assert.All(_console.Lines, l => Assert.StartsWith("SPI: expected", l, StringComparison.Ordinal));
        _board.IsScreenBusBroken = false;
        Run(60);
        Assert.True(_board.IsLit);
        Draw(0);
        Wait();
        Assert.Equal(0, _screen.Label());
    }

    [Fact]
    public void Nonsense_of_the_touch_controller_is_no_finger()
    {
        Run(1);
        _board.Put(100, 100);
        _board.Touch.Values[0x02] = 0xFF;
        Run(3);
        Assert.Equal(0, _screen.PadInk());
        _board.Put(0x0FFF & 4000, 100);
        Run(3);
        Assert.Equal(0, _screen.PadInk());
    }

    private void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
            _reader.Step();
    }

    private void Until(int faults)
    {
        for (int i = 0; _reader.Faults < faults; i++)
        {
            Assert.True(i < 1000, "expected another fault");
            _reader.Step();
        }
    }

    private void Draw(int digit)
    {
        foreach ((int X, int Y)[] line in HandDrawn.Digit(digit))
        {
            foreach (((int x0, int y0), (int x1, int y1)) in line.Zip(line.Skip(1)))
                for (int k = 0; k <= 3; k++)
                {
                    _board.Put(60 + x0 + ((x1 - x0) * k / 3), 50 + y0 + ((y1 - y0) * k / 3));
                    Run(1);
                }
            _board.Lift();
            Run(10);
        }
    }

    private void Wait() => Run(PadReader.LiftMilliseconds);
}
