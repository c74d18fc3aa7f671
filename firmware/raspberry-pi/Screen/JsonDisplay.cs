using System.IO;
using Edge.DigitReader;
using Edge.DigitReader.Output;

namespace Edge.RaspberryPi.Screen;

/// <summary>Readings as JSON lines, as firmware/desktop writes them.</summary>
/// <param name="output">Where to; not disposed of.</param>
public sealed class JsonDisplay(TextWriter output) : IReaderDisplay
{
    private readonly ReadingJson _lines = new(output);

    /// <inheritdoc/>
    public bool IsFrozen { get; set; }

    /// <inheritdoc/>
    public void Show(Reading reading) => _lines.Write(reading);

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();
}
