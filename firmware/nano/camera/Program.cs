using System;
using Edge.Micro;
using Edge.Models;

namespace Edge.Nano.Camera;

/// <summary>The firmware with a camera and a panel: proves the network on the board and shows a golden sample with its answer.</summary>
public static class Program
{
    private const int PanelAddress = 0x3C;

    /// <summary>Where the board starts.</summary>
    public static void Main()
    {
        var panel = new Ssd1306(new I2cDeviceBus(1, PanelAddress));
        panel.Initialize();
        var network = new Interpreter(NanoModel.Create());
        bool isExact = network.CountGoldenFailures(network.Graph.GoldenInputs(), network.Graph.GoldenOutputs()) == 0;
        Console.WriteLine(isExact ? "self-test: every golden output is exact" : "self-test: expected the golden outputs, got others; flash the newest firmware and deploy again.");
        new DigitView(panel).Show(new byte[NanoModel.InputLength], -1);
    }
}
