using System;
using Edge.DigitReader;

namespace Edge.Firmware.Tests.Fakes;

/// <summary>Calls a test with each reading.</summary>
internal sealed class ActionDisplay(Action<Reading> show) : IDisplay
{
    public string? LastMessage { get; private set; }

    public void Show(Reading reading) => show(reading);

    public void ShowMessage(string message) => LastMessage = message;

    public void Dispose()
    {
    }
}
