using System;

namespace Edge.DigitReader.Statistics;

/// <summary>What a reader has done so far. For one thread at a time.</summary>
public sealed class ReaderCounters
{
    private readonly RateMeter _rate;

    /// <summary>Begins at 0.</summary>
    /// <param name="time">The clock of the frame rate; null for the system's.</param>
    public ReaderCounters(TimeProvider? time = null) => _rate = new RateMeter(time);

    /// <summary>Frames read.</summary>
    public long Frames { get; private set; }

    /// <summary>Frames whose true digit is known.</summary>
    public long Labelled { get; private set; }

    /// <summary>Frames in which something like a digit was found.</summary>
    public long Found { get; private set; }

    /// <summary>Frames with at least one answer.</summary>
    public long Answered { get; private set; }

    /// <summary>Labelled frames whose only answer is the true digit.</summary>
    public long Correct { get; private set; }

    /// <summary>Digits that were found, in all frames.</summary>
    public long Digits { get; private set; }

    /// <summary>Digits that were answered, in all frames.</summary>
    public long AnsweredDigits { get; private set; }

    /// <summary>Frames that the camera gave and nobody read, as a newer one had come.</summary>
    public long Dropped { get; private set; }

    /// <summary>Faults of the camera.</summary>
    public long Faults { get; private set; }

    /// <summary>Frames without an answer: nothing found, or the network was not sure.</summary>
    public long Unanswered => Frames - Answered;

    /// <summary>Right answers among the labelled frames, 0 to 1; an unanswered frame counts as not right. 0 where there are none.</summary>
    public double Accuracy => Labelled == 0 ? 0 : (double)Correct / Labelled;

    /// <summary>Frames a second that are read, over the latest ones.</summary>
    public double FrameRate => _rate.PerSecond;

    /// <summary>Times from asking the camera to having a frame.</summary>
    public LatencyRecorder Capture { get; } = new();

    /// <summary>Times of vision.</summary>
    public LatencyRecorder Vision { get; } = new();

    /// <summary>Times of the network, of frames in which a digit was found.</summary>
    public LatencyRecorder Inference { get; } = new();

    /// <summary>Times from having a frame to having shown its answer.</summary>
    public LatencyRecorder Whole { get; } = new();

    /// <summary>Counts a fault of the camera.</summary>
    public void AddFault() => Faults++;

    /// <summary>Counts frames that the camera gave and nobody read.</summary>
    public void AddDropped(long frames) => Dropped += frames;

    /// <summary>Counts a frame that was shown.</summary>
    /// <param name="time">From having the frame to having shown its answer.</param>
    public void AddShown(TimeSpan time) => Whole.Add(time);

    /// <summary>Counts a frame that was read.</summary>
    public void Add(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        Frames++;
        _rate.Add();
        Capture.Add(reading.CaptureTime);
        Vision.Add(reading.VisionTime);
        if (reading.Expected >= 0)
            Labelled++;
        if (reading.Classified > 0)
            Inference.Add(reading.InferenceTime);
        if (reading.Digits.Length == 0)
            return;
        int answers = reading.Answers;
        Found++;
        Digits += reading.Digits.Length;
        AnsweredDigits += answers;
        if (answers > 0)
            Answered++;
        if (reading.Expected >= 0 && reading.IsRight)
            Correct++;
    }
}
