using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Edge.DigitReader;
using Edge.DigitReader.Voting;
using Edge.RaspberryPi.Camera;
using Edge.RaspberryPi.Controls;
using Edge.RaspberryPi.Devices;
using Edge.RaspberryPi.Screen;
using Edge.RaspberryPi.Service;
using Edge.RaspberryPi.Settings;
using Edge.RaspberryPi.Updates;
using Edge.Updates;

namespace Edge.RaspberryPi.CommandLine;

/// <summary>One run of the reader: camera, network, displays, button, LED and watchdog, wired to each other.</summary>
/// <param name="settings">Checked settings.</param>
/// <param name="devices">The devices.</param>
/// <param name="output">Where lines, pictures of a terminal and JSON go.</param>
/// <param name="errors">Where messages go.</param>
public sealed class ReaderRun(ReaderSettings settings, IDevices devices, TextWriter output, TextWriter errors)
{
    // With waits of at most two seconds this is about a minute to plug a camera in again; then systemd starts the program anew.
    private const int MostFaults = 30;

    /// <summary>Whether readings go to the output as JSON lines; panels show them as well.</summary>
    public bool IsJson { get; init; }

    /// <summary>Whether a person watches the output.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>The address of systemd's service manager; null where there is none.</summary>
    public string? NotifySocket { get; init; }

    /// <summary>The most frames to read.</summary>
    public long Limit { get; init; } = long.MaxValue;

    /// <summary>Time from one look for updates to the next; null for the usual one.</summary>
    public TimeSpan? UpdatePeriod { get; init; }

    /// <summary>Reads until it is cancelled, the limit is reached or the camera stays away.</summary>
    /// <exception cref="CameraException">The camera stays away.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Execute(CancellationToken cancellationToken)
    {
        using var systemd = new SystemdSocket(NotifySocket);
        var heartbeat = new Heartbeat(systemd, TimeProvider.System);
        using ReaderUpdates? updates = ReaderUpdates.TryOpen(settings, Say);
        var models = new ModelSwitch(settings.Model, updates?.Active);
        if (updates?.Active is { } active)
            Say($"{active.Title} runs");
        using ICamera camera = Cameras.Make(settings, devices);
        using var display = new FrontDisplay(OpenDisplays(), heartbeat, errors, TimeProvider.System);
        using FrontPanel? panel = OpenPanel(display, models);
        display.Panel = panel;
        panel?.Start();
        var options = new ReaderOptions
        {
            MaxDigits = settings.Digits,
            Rejection = new RejectionRule((float)settings.MinimumProbability),
            Voting = new VotingRule(),
            MaxFaults = MostFaults,
            Limit = Limit,
        };
        using UpdateWatch? watch = updates?.Watch(Say, models.Offer, UpdatePeriod);
        using var updated = new BetweenFrames(display, () =>
        {
            if (models.Adopt() is { } name)
            {
                display.Announce($"NETWORK {name}");
                Say($"{name} runs");
            }
        });
        systemd.Send("READY=1");
        new ReaderLoop(new WatchedCamera(camera, heartbeat), models, updated, options).Run(cancellationToken);
    }

    private void Say(string text) => errors.WriteLine($"update: {text}");

    private List<IReaderDisplay> OpenDisplays()
    {
        List<IReaderDisplay> displays = [];
        if (settings.Display == DisplayKind.Ili9341)
            displays.Add(new Ili9341Display(devices.OpenIli9341()));
        else if (settings.Display == DisplayKind.Ssd1306)
            displays.Add(new Ssd1306Display(devices.OpenI2c(settings.I2cBus, settings.I2cAddress)));
        else if (!IsJson)
            displays.Add(IsTerminal ? new TerminalDisplay(output) : new LineDisplay(output));
        if (IsJson)
            displays.Add(new JsonDisplay(output));
        return displays;
    }

    private FrontPanel? OpenPanel(FrontDisplay display, ModelSwitch models)
    {
        if (settings.ButtonPin is null && settings.LedPin is null)
            return null;
        return new FrontPanel(devices.OpenGpio(), settings.ButtonPin, settings.LedPin, press =>
        {
            if (press == ButtonPress.Hold)
                display.Announce($"NETWORK {models.Next()}");
            else
                display.ToggleFrozen();
        }, fault => errors.WriteLine($"warning: {fault}"));
    }
}
