using System;
using System.Diagnostics;
using Edge.Vision;

namespace Edge.DigitReader;

/// <summary>Reads one frame: vision offers candidates, the network and the rejection rule tell the digits among them. Allocates nothing.</summary>
/// <remarks>Where the first look finds nothing, or something that is not answered, vision looks again in other ways.</remarks>
public sealed class FrameReader
{
    // Beside the digits so many guesses.
    private const int MostGuesses = 32;

    private readonly DigitFinder _finder;
    private readonly CandidateList _candidates;
    private readonly CandidateClassifier _classifier;
    private readonly DigitChooser _chooser;
    private readonly int[] _chosen;
    private readonly int[] _lines;

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
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(rejection);
        _finder = new DigitFinder(width, height);
        _candidates = new CandidateList(maxDigits + MostGuesses);
        _classifier = new CandidateClassifier(classifier, rejection, _candidates);
        _chooser = new DigitChooser(_candidates.Capacity);
        _chosen = new int[maxDigits];
        _lines = new int[maxDigits];
    }

    /// <summary>Guesses of at least this score are listed: 0 for answers alone, beside what the first look found; less to see what other rules would answer.</summary>
    public int LeastScore { get; init; }

    /// <summary>Whether vision looks again, in other ways, where not all that it found first is answered; that takes some milliseconds more.</summary>
    public bool LooksAgain { get; init; }

    /// <summary>Reads the frame of a reading and fills in its digits and the times.</summary>
    /// <param name="reading">A reading of frames of this reader's size, for this network's number of classes, with room for as many digits.</param>
    /// <exception cref="ArgumentException">The reading is of other sizes.</exception>
    public void Read(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.MaxDigits < _chosen.Length || reading.Classes != _classifier.Classes)
            throw new ArgumentException(
                $"Expected a reading for {_chosen.Length} digits of {_classifier.Classes} classes, got one for {reading.MaxDigits} of {reading.Classes}; make it with the reader's sizes.",
                nameof(reading));
        reading.Clear();
        long start = Stopwatch.GetTimestamp();
        _finder.Look(reading.Frame, _candidates);
        reading.VisionTime = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        bool isClear = _classifier.Classify(0);
        reading.InferenceTime = Stopwatch.GetElapsedTime(start);
        if (!isClear && LooksAgain)
            LookAgain(reading);
        int count = _chooser.Choose(_candidates, _classifier.Scores, LeastScore, _chosen, _lines);
        for (int i = 0; i < count; i++)
            _classifier.Fill(_chosen[i], _lines[i], reading.Add()!);
        reading.Classified = _candidates.Count;
    }

    private void LookAgain(Reading reading)
    {
        int first = _candidates.Count;
        long start = Stopwatch.GetTimestamp();
        _finder.LookAgain(reading.Frame, _candidates);
        reading.VisionTime += Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        _classifier.Classify(first);
        reading.InferenceTime += Stopwatch.GetElapsedTime(start);
    }
}
