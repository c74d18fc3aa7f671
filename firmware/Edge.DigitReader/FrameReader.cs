using System;
using System.Diagnostics;
using Edge.Vision;

namespace Edge.DigitReader;

/// <summary>Reads one frame: vision, then the network, then the rejection rule. Allocates nothing.</summary>
public sealed class FrameReader
{
    private readonly DigitFinder _finder;
    private readonly IClassifier _classifier;
    private readonly RejectionRule _rejection;

    /// <summary>Makes a reader of frames of one size.</summary>
    /// <param name="width">Width of every frame in pixels.</param>
    /// <param name="height">Height of every frame in pixels.</param>
    /// <param name="classifier">The network.</param>
    /// <param name="rejection">When to answer.</param>
    public FrameReader(int width, int height, IClassifier classifier, RejectionRule rejection)
    {
        _finder = new DigitFinder(width, height);
        _classifier = classifier ?? throw new ArgumentNullException(nameof(classifier));
        _rejection = rejection ?? throw new ArgumentNullException(nameof(rejection));
    }

    /// <summary>Reads the frame of a reading and fills in what was found, the label, the probabilities and the times.</summary>
    /// <param name="reading">A reading of frames of this reader's size, for this network's number of classes.</param>
    public void Read(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        long start = Stopwatch.GetTimestamp();
        bool found = _finder.TryFind(reading.Frame, reading.Digit, out DigitBox box);
        reading.VisionTime = Stopwatch.GetElapsedTime(start);
        reading.Box = box;
        if (!found)
        {
            reading.Label = -1;
            reading.Answered = false;
            reading.InferenceTime = TimeSpan.Zero;
            Array.Clear(reading.Probabilities);
            return;
        }
        start = Stopwatch.GetTimestamp();
        reading.Label = _classifier.Classify(reading.Digit, reading.Probabilities);
        reading.InferenceTime = Stopwatch.GetElapsedTime(start);
        reading.Answered = _classifier.Knows && _rejection.Answers(reading.Probability);
    }
}
