using System;
using System.Threading;
using NativeGC = nanoFramework.Runtime.Native.GC;

namespace Edge.Nano.Headless;

/// <summary>The firmware without a screen: proves the network on the board, then says what one run costs, for ever.</summary>
public static class Program
{
    private const int PauseMilliseconds = 5000;

    /// <summary>Where the board starts.</summary>
    public static void Main()
    {
        // Console and not Debug: Debug is silent in a Release build.
        Console.WriteLine(ShippedModel.SelfTest()
            ? "self-test: every golden output is exact"
            : "self-test: expected the golden outputs, got others; flash the newest firmware and deploy again.");
        while (true)
        {
            DateTime start = DateTime.UtcNow;
            int label = ShippedModel.ClassifyEmptyPicture();
            long milliseconds = (DateTime.UtcNow - start).Ticks / TimeSpan.TicksPerMillisecond;
            Console.WriteLine("label " + label + ", " + milliseconds + " ms, " + NativeGC.Run(true) + " bytes free");
            Thread.Sleep(PauseMilliseconds);
        }
    }
}
