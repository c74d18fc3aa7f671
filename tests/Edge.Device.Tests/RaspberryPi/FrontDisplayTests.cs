using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Globalization;
using System.IO;
using Edge.Device.Tests.Fakes;
using Edge.DigitReader;
using Edge.Nano;
using Edge.RaspberryPi.Controls;
using Edge.RaspberryPi.Screen;
using Edge.RaspberryPi.Service;

namespace Edge.Device.Tests.RaspberryPi;

public sealed class FrontDisplayTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly StringWriter _errors = new(CultureInfo.InvariantCulture);
    private readonly SystemdSocket _systemd = new(null);
    private readonly Recorder _first = new(), _second = new();
    private readonly FrontPanel _panel = new(new GpioController(new FakeGpioDriver()), null, 27, _ => { }, _ => { });
    private readonly FrontDisplay _display;

    public FrontDisplayTests() => _display = new FrontDisplay([_first, _second], new Heartbeat(_systemd, _time), _errors, _time) { Panel = _panel };

    [Fact]
    public void The_led_says_what_the_reading_says()
    {
        _display.Show(Readings.Seven());
        Assert.Equal(LedState.On, _panel.Led);
        _display.Show(Readings.Nothing());
        Assert.Equal(LedState.Off, _panel.Led);
        _display.ShowMessage("Expected a frame, got none.");
        Assert.Equal(LedState.Fault, _panel.Led);
        Assert.Equal($"warning: Expected a frame, got none.{Environment.NewLine}", _errors.ToString());
        _display.Show(Readings.Seven());
        Assert.Equal(LedState.On, _panel.Led);
    }

    [Fact]
    public void A_frozen_picture_is_the_next_one_with_its_mark_and_stays()
    {
        _display.Show(Readings.Nothing(0));
        _display.ToggleFrozen();
        _display.Show(Readings.Nothing(1));
        _display.Show(Readings.Nothing(2));
        _display.ToggleFrozen();
        _display.Show(Readings.Nothing(3));
        Assert.Equal(["0", "1 frozen", "3"], _first.Shown);
    }

    [Fact]
    public void An_announcement_stays_for_a_moment_and_ends_a_frozen_picture()
    {
        _display.ToggleFrozen();
        _display.Show(Readings.Nothing(0));
        _display.Announce("NETWORK nano");
        _display.Show(Readings.Nothing(1));
        _time.Advance(1.4);
        _display.Show(Readings.Nothing(2));
        _time.Advance(0.2);
        _display.Show(Readings.Nothing(3));
        Assert.Equal(["0 frozen", "NETWORK nano", "3"], _first.Shown);
    }

    [Fact]
    public void A_display_that_fails_is_said_once_left_alone_and_tried_again()
    {
        _first.Fault = new DeviceException("I2C bus 1: expected an answer, got none.");
        for (int i = 0; i < 20; i++, _time.Advance(0.5))
            _display.Show(Readings.Seven());
        // Ten seconds: at 0 and 5 s.
        Assert.Equal(2, _first.Tries);
        Assert.Equal(20, _second.Shown.Count);
        Assert.Equal(LedState.Fault, _panel.Led);
        Assert.Equal($"warning: I2C bus 1: expected an answer, got none.{Environment.NewLine}", _errors.ToString());

        _first.Fault = null;
        _time.Advance(5);
        _display.Show(Readings.Seven());
        Assert.Single(_first.Shown);
        Assert.Equal(LedState.On, _panel.Led);
    }

    [Fact]
    public void Displays_go_with_it()
    {
        _display.Dispose();
        Assert.True(_first.IsDisposed && _second.IsDisposed);
    }

    public void Dispose()
    {
        _display.Dispose();
        _panel.Dispose();
        _systemd.Dispose();
        _errors.Dispose();
    }

    private sealed class Recorder : IReaderDisplay
    {
        public List<string> Shown { get; } = [];

        public int Tries { get; private set; }

        public Exception? Fault { get; set; }

        public bool IsDisposed { get; private set; }

        public bool IsFrozen { get; set; }

        public void Show(Reading reading) => Add(string.Create(CultureInfo.InvariantCulture, $"{reading.Index}{(IsFrozen ? " frozen" : "")}"));

        public void ShowMessage(string message) => Add(message);

        public void Dispose() => IsDisposed = true;

        private void Add(string text)
        {
            Tries++;
            if (Fault is not null)
                throw Fault;
            Shown.Add(text);
        }
    }
}
