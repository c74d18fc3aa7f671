using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Linq;
using System.Threading;
using Edge.Device.Tests.Fakes;
using Edge.RaspberryPi.Controls;

namespace Edge.Device.Tests.RaspberryPi;

public sealed class FrontPanelTests : IDisposable
{
    private const int ButtonPin = 17;
    private const int LedPin = 27;

    private readonly FakeGpioDriver _pins = new();
    private readonly List<ButtonPress> _presses = [];

    [Fact]
    public void Pins_are_opened_as_they_are_wired_and_given_back_dark()
    {
        FrontPanel panel = Make();
        Assert.Equal([ButtonPin, LedPin], _pins.OpenPins);
        Assert.Equal(PinMode.InputPullUp, _pins.ModeOf(ButtonPin));
        Assert.Equal(PinMode.Output, _pins.ModeOf(LedPin));

        panel.Led = LedState.On;
        panel.Step(0);
        Assert.True(_pins.IsHigh(LedPin));
        panel.Dispose();
        Assert.False(_pins.IsHigh(LedPin));
        Assert.True(_pins.IsDisposed);
    }

    [Fact]
    public void A_press_pulls_the_pin_to_ground()
    {
        using FrontPanel panel = Make();
        Steps(panel, 0, 50);
        _pins.Drive(ButtonPin, false);
        Assert.True(panel.IsButtonDown);
        Steps(panel, 50, 150);
        Assert.Empty(_presses);
        _pins.Drive(ButtonPin, true);
        Steps(panel, 150, 200);
        Assert.Equal([ButtonPress.Press], _presses);
    }

    [Fact]
    public void The_led_is_written_only_when_it_changes_and_blinks_four_times_a_second()
    {
        using FrontPanel panel = Make();
        panel.Led = LedState.On;
        Steps(panel, 0, 500);
        Assert.Equal([(LedPin, false), (LedPin, true)], _pins.Writes);

        panel.Led = LedState.Fault;
        int before = _pins.Writes.Count();
        // From 1000 on, where a lit phase begins.
        Steps(panel, 1000, 2000);
        Assert.Equal([false, true, false, true, false, true, false], _pins.Writes.Skip(before).Select(w => w.High));
    }

    [Fact]
    public void Either_may_be_missing()
    {
        using var led = new FrontPanel(new GpioController(_pins), null, LedPin, _presses.Add, Assert.Fail);
        led.Step(0);
        Assert.False(led.IsButtonDown);
        Assert.Equal([LedPin], _pins.OpenPins);
    }

    [Fact]
    public void Pins_that_fail_end_the_thread_with_a_sentence()
    {
        using var said = new ManualResetEventSlim();
        string sentence = "";
        using var panel = new FrontPanel(new GpioController(_pins), ButtonPin, LedPin, _presses.Add, text =>
        {
            sentence = text;
            said.Set();
        });
        panel.Start();
        _pins.IsBroken = true;
        Assert.True(said.Wait(TimeSpan.FromSeconds(30)));
        Assert.Equal("Expected the pins of button and LED to answer, got: Error 19 reading the pin; check that no other program uses them and start again.", sentence);
    }

    public void Dispose() => _pins.Dispose();

    private static void Steps(FrontPanel panel, int from, int to)
    {
        for (int time = from; time < to; time += 10)
            panel.Step(time);
    }

    private FrontPanel Make() => new(new GpioController(_pins), ButtonPin, LedPin, _presses.Add, Assert.Fail);
}
