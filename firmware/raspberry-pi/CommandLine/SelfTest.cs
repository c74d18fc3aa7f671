using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.DigitReader;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Updates;
using Edge.Nano;
using Edge.RaspberryPi.Camera;
using Edge.RaspberryPi.Controls;
using Edge.RaspberryPi.Devices;
using Edge.RaspberryPi.Screen;
using Edge.RaspberryPi.Settings;
using Edge.RaspberryPi.Updates;
using Edge.Vision;

namespace Edge.RaspberryPi.CommandLine;

/// <summary>Tries what the reader needs, one by one, and says in words what is wrong and how it is cured.</summary>
/// <param name="settings">What is used.</param>
/// <param name="devices">The devices.</param>
/// <param name="searchPath">Folders of programs, as in PATH.</param>
/// <param name="cameraTimeout">Longest wait for a frame, or null for the camera's own.</param>
public sealed class SelfTest(ReaderSettings settings, IDevices devices, string searchPath, TimeSpan? cameraTimeout = null)
{
    // A picture of a lit scene has more than this between its darkest and its brightest pixel.
    private const int LeastContrast = 8;

    private const int Blinks = 3;
    private static readonly TimeSpan BlinkTime = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs all checks, so that one visit to the workbench is enough.</summary>
    /// <param name="cancellationToken">Ends the wait for a camera.</param>
    public IEnumerable<CheckResult> Run(CancellationToken cancellationToken)
    {
        yield return Check("camera", () => Camera(cancellationToken));
        yield return Check("display", Display);
        yield return Check("gpio", Gpio);
        yield return Check("model", Model);
        if (settings.UpdatesFolder is not null || settings.UpdatesKeys is not null)
            yield return Check("updates", Updates);
    }

    private static CheckResult Check(string name, Func<string> check)
    {
        try
        {
            return new CheckResult(name, true, check());
        }
        catch (Exception e) when (e is UserErrorException or CameraException or InvalidModelException or UpdateException or DeviceException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return new CheckResult(name, false, e.Message);
        }
    }

    private string Camera(CancellationToken cancellationToken)
    {
        if (settings.VideoDevice is null && FindProgram(settings.CameraSource) is null)
            throw new UserErrorException($"Expected the program {settings.CameraSource}, found none; install rpicam-apps or name another by --camera.");
        using ICamera camera = Cameras.Make(settings, devices, cameraTimeout);
        var frame = new GrayImage(camera.Width, camera.Height);
        if (!camera.TryRead(frame, cancellationToken))
            throw new UserErrorException($"Expected a frame of the camera {camera.Name}, got the end; check its cable.");
        byte darkest = frame.Pixels.Min(), brightest = frame.Pixels.Max();
        if (brightest - darkest < LeastContrast)
            throw new UserErrorException($"Expected a picture of the camera {camera.Name}, got an even grey of {darkest} to {brightest}; take off the cover of the lens and make light.");
        return $"{camera.Name} gave a frame of {frame.Width}x{frame.Height} with greys from {darkest} to {brightest}";
    }

    private string Display()
    {
        switch (settings.Display)
        {
            case DisplayKind.Ili9341:
                Require("spidev0.0", "enable SPI by raspi-config and restart");
                using (var panel = new Ili9341Display(devices.OpenIli9341()))
                    panel.ShowMessage("SELF-TEST");
                return "wrote SELF-TEST on the ILI9341, which cannot answer; look whether it is there";
            case DisplayKind.Ssd1306:
                Require($"i2c-{settings.I2cBus}", "enable I2C by raspi-config and restart");
                using (var panel = new Ssd1306Display(devices.OpenI2c(settings.I2cBus, settings.I2cAddress)))
                    panel.ShowMessage("SELF-TEST");
                return $"the SSD1306 at 0x{settings.I2cAddress:X2} took SELF-TEST";
            default:
                return "the terminal needs nothing";
        }
    }

    private string Gpio()
    {
        if (settings.ButtonPin is null && settings.LedPin is null)
            return "neither button nor LED is set";
        using var panel = new FrontPanel(devices.OpenGpio(), settings.ButtonPin, settings.LedPin, _ => { }, _ => { });
        if (panel.IsButtonDown)
            throw new UserErrorException($"Expected the button on GPIO {settings.ButtonPin} to be let go, got it pressed; let go of it, or wire it to GND with its contacts open.");
        for (int i = 0; i < 2 * Blinks && settings.LedPin is not null; i++)
        {
            panel.Led = i % 2 == 0 ? LedState.On : LedState.Off;
            panel.Step(0);
            Thread.Sleep(BlinkTime);
        }
        string button = settings.ButtonPin is { } pin ? $"the button on GPIO {pin} is let go" : "there is no button";
        return settings.LedPin is { } led ? $"{button}, the LED on GPIO {led} was made to blink; look whether it did" : button;
    }

    private string Model()
    {
        Model model = ModelSwitch.Load(settings.Model);
        _ = new ModelSwitch(settings.Model);
        if (model.GoldenSamples == 0)
            return $"{settings.Model} was loaded; it carries no golden samples to try it by";
        int failures = model.SelfTest();
        return failures == 0
            ? $"{settings.Model} gives all {model.GoldenSamples} golden outputs"
            : throw new UserErrorException($"Expected the {model.GoldenSamples} golden outputs of {settings.Model}, got {failures} others; build this program again and report the processor.");
    }

    private string Updates()
    {
        if (!ReaderUpdates.AreOn(settings))
            throw new UserErrorException("Expected updates.folder and updates.keys, got one of them; set both, or none.");
        List<string> faults = [];
        using var updates = new ReaderUpdates(settings, faults.Add);
        string running = updates.Active is { } active
            ? $"{active.Title} runs, its {active.Model.GoldenSamples} golden outputs are exact"
            : $"no package has come yet, {settings.Model} runs";
        return faults.Count == 0 ? running : throw new UserErrorException($"{faults[0]} Now {running}; install a newer package.");
    }

    private void Require(string device, string cure)
    {
        string path = Path.Combine(devices.Folder, device);
        if (!File.Exists(path))
            throw new UserErrorException($"Expected {path}, found none; {cure}.");
    }

    private string? FindProgram(string tool) => tool.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        ? (IsProgram(tool) ? tool : null)
        : searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, tool)).FirstOrDefault(IsProgram);

    private static bool IsProgram(string path) => File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
