using System;
using Edge.Vision;

namespace Edge.DigitReader;

/// <summary>What the reader made of one frame.</summary>
public sealed class Reading
{
    /// <summary>Side of the square picture that the network sees, in pixels.</summary>
    public const int DigitSide = 28;

    /// <summary>Makes an empty reading for frames of one size.</summary>
    /// <param name="frame">The frame buffer that is used again from frame to frame.</param>
    /// <param name="classes">Number of classes of the network, 10 for digits.</param>
    public Reading(GrayImage frame, int classes)
    {
        Frame = frame ?? throw new ArgumentNullException(nameof(frame));
        Probabilities = new float[classes];
    }

    /// <summary>The frame as the camera gave it.</summary>
    public GrayImage Frame { get; }

    /// <summary>Name of the camera or file that the frame came from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Index of the frame, from 0.</summary>
    public long Index { get; set; }

    /// <summary>Whether a digit was found and the network is sure enough to answer.</summary>
    public bool Answered { get; set; }

    /// <summary>The most probable digit, 0 to 9, also where the network was not sure enough to answer; -1 where nothing was found.</summary>
    public int Label { get; set; } = -1;

    /// <summary>The true digit where the source knows it, or -1.</summary>
    public int Expected { get; set; } = -1;

    /// <summary>Where the digit is in the frame; empty where none was found.</summary>
    public DigitBox Box { get; set; }

    /// <summary>What the network saw: 28x28, white ink on black as in MNIST.</summary>
    public byte[] Digit { get; } = new byte[DigitSide * DigitSide];

    /// <summary>One probability a class, 0 to 1.</summary>
    public float[] Probabilities { get; }

    /// <summary>Probability of <see cref="Label"/>, 0 to 1; 0 where nothing was found.</summary>
    public float Probability => Label < 0 ? 0 : Probabilities[Label];

    /// <summary>Time in vision.</summary>
    public TimeSpan VisionTime { get; set; }

    /// <summary>Time in the network.</summary>
    public TimeSpan InferenceTime { get; set; }
}
