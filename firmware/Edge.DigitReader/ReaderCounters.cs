using System;

namespace Edge.DigitReader;

/// <summary>What a reader has done so far.</summary>
public sealed class ReaderCounters
{
    /// <summary>Frames read.</summary>
    public long Frames { get; private set; }

    /// <summary>Frames whose true digit is known.</summary>
    public long Labelled { get; private set; }

    /// <summary>Frames in which something like a digit was found.</summary>
    public long Found { get; private set; }

    /// <summary>Frames that were answered.</summary>
    public long Answered { get; private set; }

    /// <summary>Frames that were answered with the true digit.</summary>
    public long Correct { get; private set; }

    /// <summary>Faults of the camera.</summary>
    public long Faults { get; private set; }

    /// <summary>Frames without an answer: nothing found, or the network was not sure.</summary>
    public long Unanswered => Frames - Answered;

    /// <summary>Right answers among the labelled frames, 0 to 1; an unanswered frame counts as not right. 0 where there are none.</summary>
    public double Accuracy => Labelled == 0 ? 0 : (double)Correct / Labelled;

    /// <summary>Times of vision.</summary>
    public LatencyRecorder Vision { get; } = new();

    /// <summary>Times of the network, of frames in which a digit was found.</summary>
    public LatencyRecorder Inference { get; } = new();

    /// <summary>Counts a fault of the camera.</summary>
    public void AddFault() => Faults++;

    /// <summary>Counts a frame.</summary>
    public void Add(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        Frames++;
        Vision.Add(reading.VisionTime);
        if (reading.Expected >= 0)
            Labelled++;
        if (reading.Label >= 0)
        {
            Found++;
            Inference.Add(reading.InferenceTime);
        }
        if (!reading.Answered)
            return;
        Answered++;
        if (reading.Label == reading.Expected)
            Correct++;
    }
}
