using System;
using Edge.Vision;

namespace Edge.DigitReader;

/// <summary>What the reader made of one frame: the digits in it, in reading order.</summary>
public sealed class Reading
{
    /// <summary>Side of the square picture that the network sees, in pixels.</summary>
    public const int DigitSide = 28;

    private readonly DigitReading[] _digits;

    /// <summary>Makes an empty reading, which is used again from frame to frame.</summary>
    /// <param name="frame">The frame buffer.</param>
    /// <param name="classes">Number of classes of the network, 10 for digits.</param>
    /// <param name="maxDigits">The most digits that it has room for, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> or <paramref name="maxDigits"/> is below 1.</exception>
    public Reading(GrayImage frame, int classes, int maxDigits = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDigits, 1);
        Frame = frame ?? throw new ArgumentNullException(nameof(frame));
        Classes = classes;
        _digits = new DigitReading[maxDigits];
        for (int i = 0; i < maxDigits; i++)
            _digits[i] = new DigitReading(classes);
    }

    /// <summary>The frame as the camera gave it.</summary>
    public GrayImage Frame { get; internal set; }

    /// <summary>Name of the camera or file that the frame came from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Index of the frame among those that were read, from 0.</summary>
    public long Index { get; set; }

    /// <summary>The true digit where the source knows it, or -1.</summary>
    public int Expected { get; set; } = -1;

    /// <summary>Number of classes of the network.</summary>
    public int Classes { get; }

    /// <summary>The most digits that there is room for.</summary>
    public int MaxDigits => _digits.Length;

    /// <summary>The digits in reading order: line by line, from left to right.</summary>
    public ReadOnlySpan<DigitReading> Digits => _digits.AsSpan(0, Count);

    /// <summary>The digit for a display that has room for one: the first that is at least half as large as the largest; null where there is none.</summary>
    public DigitReading? Main
    {
        get
        {
            long largest = 0;
            foreach (DigitReading digit in Digits)
                largest = Math.Max(largest, Area(digit));
            foreach (DigitReading digit in Digits)
                if (2 * Area(digit) >= largest)
                    return digit;
            return null;
        }
    }

    /// <summary>Number of answers among <see cref="Digits"/>.</summary>
    public int Answers
    {
        get
        {
            int answers = 0;
            foreach (DigitReading digit in Digits)
                answers += digit.Answered ? 1 : 0;
            return answers;
        }
    }

    /// <summary>Whether the frame is answered, and with nothing but <see cref="Expected"/>.</summary>
    public bool IsRight
    {
        get
        {
            foreach (DigitReading digit in Digits)
                if (digit.Answered && digit.Label != Expected)
                    return false;
            return Answers == 1;
        }
    }

    /// <summary>Time from asking the camera to having the frame.</summary>
    public TimeSpan CaptureTime { get; set; }

    /// <summary>Time in vision.</summary>
    public TimeSpan VisionTime { get; set; }

    /// <summary>Time in the network, of all digits together.</summary>
    public TimeSpan InferenceTime { get; set; }

    /// <summary>Number of digits that the network saw in this frame; voting may show others from memory.</summary>
    public int Classified { get; set; }

    /// <summary>Number of digits.</summary>
    internal int Count { get; private set; }

    /// <summary>Removes all digits.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a digit at the end; its contents are what an earlier frame left.</summary>
    /// <returns>The digit to fill in; null where there is no room.</returns>
    public DigitReading? Add() => Count < _digits.Length ? _digits[Count++] : null;

    /// <summary>Puts the digits into reading order; those of equal place stay as they are.</summary>
    public void Sort()
    {
        for (int i = 1; i < Count; i++)
        {
            DigitReading digit = _digits[i];
            int at = i;
            for (; at > 0 && IsBefore(digit, _digits[at - 1]); at--)
                _digits[at] = _digits[at - 1];
            _digits[at] = digit;
        }
    }

    private static bool IsBefore(DigitReading a, DigitReading b) => a.Line != b.Line ? a.Line < b.Line : a.Box.X < b.Box.X;

    private static long Area(DigitReading digit) => (long)digit.Box.Width * digit.Box.Height;
}
