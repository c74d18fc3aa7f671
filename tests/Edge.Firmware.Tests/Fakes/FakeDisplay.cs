using System.Collections.Generic;
using Edge.DigitReader;

namespace Edge.Firmware.Tests.Fakes;

/// <summary>Remembers what was shown.</summary>
internal sealed class FakeDisplay : IDisplay
{
    public List<(int Label, bool Answered)> Shown { get; } = [];

    public List<string> Messages { get; } = [];

    public void Show(Reading reading) => Shown.Add((reading.Main?.Label ?? -1, reading.Main?.Answered == true));

    public void ShowMessage(string message) => Messages.Add(message);

    public void Dispose()
    {
    }
}
