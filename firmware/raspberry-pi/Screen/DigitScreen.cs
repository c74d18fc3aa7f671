using System;
using Edge.DigitReader;
using Edge.Nano;
using Edge.Vision;

namespace Edge.RaspberryPi.Screen;

/// <summary>Draws a reading for a panel of 240x320: the frame with its digits' boxes; of the main digit what the network saw, the label and one bar a class.</summary>
public sealed class DigitScreen
{
    /// <summary>Width in pixels.</summary>
    public const int Width = 240;

    /// <summary>Height in pixels.</summary>
    public const int Height = 320;

    /// <summary>Rows at the top for the frame.</summary>
    public const int FrameRows = 180;

    /// <summary>Top left corner of the picture that the network saw.</summary>
    public const int DigitLeft = 12;

    /// <summary>Top of the picture that the network saw.</summary>
    public const int DigitTop = 188;

    /// <summary>Pixels a pixel of that picture, across and down.</summary>
    public const int DigitScale = 3;

    /// <summary>Left edge of the label.</summary>
    public const int LabelLeft = 144;

    /// <summary>Pixels a dot of the label, across and down.</summary>
    public const int LabelScale = 12;

    /// <summary>The row that the bars stand on.</summary>
    public const int BarBase = 309;

    /// <summary>Height of a bar of probability 1.</summary>
    public const int BarHeight = 32;

    /// <summary>The box, the label and its bar where the reader has answered.</summary>
    public const ushort Answer = 0x07E0;

    /// <summary>The box and the dash where it has not.</summary>
    public const ushort NoAnswer = 0xFD20;

    /// <summary>Bars of the other classes and the digits below.</summary>
    public const ushort Quiet = 0x8410;

    // Twenty columns, in which a sentence about a fault fits.
    private const int TextScale = 2;

    /// <summary>The picture.</summary>
    public Rgb565Canvas Canvas { get; } = new(Width, Height);

    /// <summary>Writes a text over the last picture.</summary>
    public void Write(string text)
    {
        Canvas.Clear();
        TextPainter.WriteLines(new InkCanvas(Canvas, NoAnswer), 0, TextScale, text);
    }

    /// <summary>Draws a reading over the last picture.</summary>
    /// <param name="reading">What is drawn.</param>
    /// <param name="isFrozen">Whether the mark of a frozen picture is drawn too.</param>
    public void Draw(Reading reading, bool isFrozen = false)
    {
        ArgumentNullException.ThrowIfNull(reading);
        Canvas.Clear();
        DrawFrame(reading);
        DigitReading? digit = reading.Main;
        bool answered = digit?.Answered == true;
        if (digit is not null)
            DrawPixels(digit.Pixels);
        DrawGlyph(answered ? digit!.Label : DigitFont.Dash, LabelLeft, DigitTop, LabelScale, answered ? Answer : NoAnswer);
        DrawBars(digit, reading.Classes);
        if (isFrozen)
            TextPainter.Write(new InkCanvas(Canvas, Quiet), DigitLeft, FrameRows + 1, 1, "HOLD");
    }

    private void DrawPixels(byte[] pixels)
    {
        for (int y = 0; y < Reading.DigitSide; y++)
            for (int x = 0; x < Reading.DigitSide; x++)
                Canvas.Fill(DigitLeft + (x * DigitScale), DigitTop + (y * DigitScale), DigitScale, DigitScale, Rgb565Canvas.Gray(pixels[(y * Reading.DigitSide) + x]));
    }

    // The whole frame, as large as fits, without changing its proportions.
    private void DrawFrame(Reading reading)
    {
        GrayImage frame = reading.Frame;
        bool wide = frame.Width * FrameRows >= frame.Height * Width;
        int width = wide ? Width : Math.Max(1, frame.Width * FrameRows / frame.Height);
        int height = wide ? Math.Max(1, frame.Height * Width / frame.Width) : FrameRows;
        int left = (Width - width) / 2, top = (FrameRows - height) / 2;
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                Canvas.Set(left + x, top + y, Rgb565Canvas.Gray(frame.Pixels[(y * frame.Height / height * frame.Width) + (x * frame.Width / width)]));
        foreach (DigitReading digit in reading.Digits)
        {
            DigitBox box = digit.Box;
            Canvas.Outline(
                left + (box.X * width / frame.Width), top + (box.Y * height / frame.Height),
                Math.Max(1, box.Width * width / frame.Width), Math.Max(1, box.Height * height / frame.Height), 2, digit.Answered ? Answer : NoAnswer);
        }
    }

    private void DrawBars(DigitReading? digit, int classes)
    {
        int column = Width / classes;
        for (int i = 0; i < classes; i++)
        {
            // A probability is in [0, 1]; one that is not must not run over the picture.
            int height = (int)MathF.Round(Math.Clamp(digit?.Probabilities[i] ?? 0, 0f, 1f) * BarHeight);
            Canvas.Fill((i * column) + 4, BarBase - height, column - 8, height, digit?.Answered == true && i == digit.Label ? Answer : Quiet);
            if (i < DigitFont.Dash)
                DrawGlyph(i, (i * column) + ((column - DigitFont.Width) / 2), BarBase + 3, 1, Quiet);
        }
    }

    private void DrawGlyph(int glyph, int left, int top, int scale, ushort color)
    {
        for (int y = 0; y < DigitFont.Height; y++)
            for (int x = 0; x < DigitFont.Width; x++)
                if (DigitFont.IsDot(glyph, x, y))
                    Canvas.Fill(left + (x * scale), top + (y * scale), scale, scale, color);
    }
}
