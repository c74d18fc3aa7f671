using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Threading;
using System.Threading.Tasks;
using Edge.DigitReader;
using Edge.RaspberryPi.Camera;
using Edge.RaspberryPi.Screen;

namespace Edge.RaspberryPi.CommandLine;

/// <summary>The command line of the program: options, and what is wired to what.</summary>
public static class ReaderCommand
{
    /// <summary>Makes the command line.</summary>
    public static RootCommand Create()
    {
        var camera = new Option<string>("--camera")
        {
            Description = "The camera program: rpicam-vid, libcamera-vid on older systems, or another that takes their options.",
            DefaultValueFactory = _ => RpicamCamera.DefaultTool,
        };
        var display = new Option<DisplayKind>("--display") { Description = "Where answers go: terminal or ili9341.", HelpName = "terminal|ili9341", CustomParser = ParseDisplay };
        var selfTest = new Option<bool>("--self-test") { Description = "Look for camera program, network and panel, say what is missing, and end." };
        var root = new RootCommand("Reads handwritten digits with the camera of a Raspberry Pi.") { camera, display, selfTest };
        root.SetAction((parsed, token) => parsed.GetValue(selfTest)
            ? Task.FromResult(Test(parsed.GetValue(camera)!, parsed.GetValue(display)))
            : Task.Run(() => Run(parsed.GetValue(camera)!, parsed.GetValue(display), token), token));
        return root;
    }

    private static DisplayKind ParseDisplay(ArgumentResult result)
    {
        string got = result.Tokens[0].Value;
        // A number would pass as the value of an enumeration.
        if (Enum.TryParse(got, ignoreCase: true, out DisplayKind kind) && char.IsAsciiLetter(got[0]))
            return kind;
        result.AddError($"Expected --display terminal or ili9341, got '{got}'.");
        return default;
    }

    private static int Test(string tool, DisplayKind kind)
    {
        var test = new SelfTest(Console.Out, Environment.GetEnvironmentVariable("PATH") ?? "", "/dev");
        return test.Run(tool, kind == DisplayKind.Ili9341) ? 0 : Cli.CommandLineHost.UserFault;
    }

    private static int Run(string tool, DisplayKind kind, CancellationToken token)
    {
        using var camera = new RpicamCamera(tool);
        using IDisplay display = kind == DisplayKind.Ili9341 ? new Ili9341Display(Ili9341Panel.Open()) : new LineDisplay(Console.Out);
        new ReaderLoop(camera, ShippedModel.MakeClassifier(), display).Run(token);
        return 0;
    }
}
