using System;
using System.Globalization;
using System.IO;
using System.Text;
using Edge.DigitReader;
using Edge.Nano;
using Edge.Vision;

namespace Edge.RaspberryPi.Screen;

/// <summary>
/// Shows readings on a terminal that a person watches, such as the console on HDMI: the frame, the label as large as on a panel, bars. Characters and
/// control codes are those that the console of Linux has, in 16 colours.
/// </summary>
/// <param name="output">The terminal; not disposed of.</param>
public sealed class TerminalDisplay(TextWriter output) : IReaderDisplay
{
    /// <summary>Columns of the frame.</summary>
    public const int FrameColumns = 56;

    /// <summary>Rows of the frame.</summary>
    public const int FrameRows = 21;

    private const int BarColumns = 16;

    // From black to white; a character is about twice as high as wide.
    private const string Ramp = " .:-=+*#%@";
    private const string Home = "\e[H";
    private const string ClearAll = "\e[2J";
    private const string ClearLine = "\e[K";
    private const string ClearBelow = "\e[J";
    private const string Green = "\e[32m";
    private const string Yellow = "\e[33m";
    private const string Plain = "\e[0m";

    private readonly StringBuilder _text = new();
    private bool _isCleared;

    /// <inheritdoc/>
    public bool IsFrozen { get; set; }

    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        Begin();
        DigitReading? digit = reading.Main;
        bool answered = digit?.Answered == true;
        for (int row = 0; row < FrameRows; row++)
        {
            AppendFrame(reading.Frame, row);
            _text.Append("  ");
            if (row < DigitFont.Height)
                AppendGlyph(answered ? digit!.Label : DigitFont.Dash, row, answered ? Green : Yellow);
            else if (row - DigitFont.Height - 1 is var bar && bar >= 0 && bar < reading.Classes)
                AppendBar(bar, digit?.Probabilities[bar] ?? 0);
            _text.Append(ClearLine).Append("\r\n");
        }
        _text.Append(CultureInfo.InvariantCulture, $"{(IsFrozen ? "HOLD  " : "")}{reading.Source}  vision {reading.VisionTime.TotalMilliseconds:0.0} ms, network {reading.InferenceTime.TotalMilliseconds:0.0} ms");
        End();
    }

    /// <inheritdoc/>
    public void ShowMessage(string message)
    {
        Begin();
        _text.Append(Yellow).Append(message).Append(Plain);
        End();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        output.WriteLine();
        output.Flush();
    }

    private void Begin()
    {
        _text.Clear();
        // Cleared once: a clear before each frame would flicker.
        _text.Append(_isCleared ? Home : ClearAll + Home);
        _isCleared = true;
    }

    private void End()
    {
        _text.Append(ClearLine).Append(ClearBelow);
        output.Write(_text);
        output.Flush();
    }

    private void AppendFrame(GrayImage frame, int row)
    {
        int y = row * frame.Height / FrameRows;
        for (int column = 0; column < FrameColumns; column++)
            _text.Append(Ramp[frame.Pixels[(y * frame.Width) + (column * frame.Width / FrameColumns)] * Ramp.Length / 256]);
    }

    private void AppendGlyph(int glyph, int row, string color)
    {
        _text.Append(color);
        for (int x = 0; x < DigitFont.Width; x++)
            _text.Append(DigitFont.IsDot(glyph, x, row) ? "##" : "  ");
        _text.Append(Plain);
    }

    private void AppendBar(int label, float probability)
    {
        float part = Math.Clamp(probability, 0f, 1f);
        int length = (int)MathF.Round(part * BarColumns);
        _text.Append(CultureInfo.InvariantCulture, $"{label} ").Append('#', length).Append(' ', BarColumns - length).Append(CultureInfo.InvariantCulture, $" {part * 100,3:0} %");
    }
}
