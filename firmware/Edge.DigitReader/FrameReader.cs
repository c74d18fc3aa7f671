using System;
using System.Diagnostics;
using Edge.Vision;

namespace Edge.DigitReader;

/// <summary>Reads one frame: vision, then the network, then the rejection rule. Allocates nothing.</summary>
public sealed class FrameReader
{
    private const int DigitLength = Reading.DigitSide * Reading.DigitSide;

    private readonly DigitFinder _finder;
    private readonly IClassifier _classifier;
    private readonly RejectionRule _rejection;
    private readonly byte[] _pixels;
    private readonly FoundDigit[] _found;
    private readonly byte[] _surroundings = new byte[DigitLength];

    /// <summary>Makes a reader of frames of one size.</summary>
    /// <param name="width">Width of every frame in pixels.</param>
    /// <param name="height">Height of every frame in pixels.</param>
    /// <param name="classifier">The network.</param>
    /// <param name="rejection">When to answer.</param>
    /// <param name="maxDigits">The most digits of a frame, at least 1; with 1 it is the frame's best one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of range.</exception>
    public FrameReader(int width, int height, IClassifier classifier, RejectionRule rejection, int maxDigits = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDigits, 1);
        _finder = new DigitFinder(width, height);
        _classifier = classifier ?? throw new ArgumentNullException(nameof(classifier));
        _rejection = rejection ?? throw new ArgumentNullException(nameof(rejection));
        _pixels = new byte[maxDigits * DigitLength];
        _found = new FoundDigit[maxDigits];
    }

    /// <summary>Reads the frame of a reading and fills in its digits and the times.</summary>
    /// <param name="reading">A reading of frames of this reader's size, for this network's number of classes, with room for as many digits.</param>
    /// <exception cref="ArgumentException">The reading is of other sizes.</exception>
    public void Read(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.MaxDigits < _found.Length || reading.Classes != _classifier.Classes)
            throw new ArgumentException(
                $"Expected a reading for {_found.Length} digits of {_classifier.Classes} classes, got one for {reading.MaxDigits} of {reading.Classes}; make it with the reader's sizes.",
                nameof(reading));
        reading.Clear();
        long start = Stopwatch.GetTimestamp();
        int count = Find(reading.Frame);
        reading.VisionTime = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
            Classify(reading.Frame, i, reading.Add()!);
        reading.Classified = count;
        reading.InferenceTime = count == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(start);
    }

    private int Find(GrayImage frame)
    {
        if (_found.Length > 1)
            return _finder.FindAll(frame, _pixels, _found);
        bool found = _finder.TryFind(frame, _pixels, out DigitBox box);
        _found[0] = new FoundDigit(box, 0);
        return found ? 1 : 0;
    }

    private void Classify(GrayImage frame, int index, DigitReading digit)
    {
        digit.Box = _found[index].Box;
        digit.Line = _found[index].Line;
        _pixels.AsSpan(index * DigitLength, DigitLength).CopyTo(digit.Pixels);
        Surroundings.Draw(frame, digit.Box, _surroundings);
        digit.Label = _classifier.Classify(digit.Pixels, _surroundings, digit.Probabilities);
        digit.Score = _classifier.Score;
        digit.Answered = digit.Score >= 0 && _rejection.Answers(digit.Probability);
    }
}
