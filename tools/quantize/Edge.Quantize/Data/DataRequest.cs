using Edge.Data.Folders;

namespace Edge.Quantize.Data;

/// <summary>Which pictures a user wants to quantise with, and what their numbers mean.</summary>
public sealed record DataRequest
{
    /// <summary>Where the pictures are: a folder or a .npy or .npz file; null for MNIST where the network fits it.</summary>
    public string? Data { get; init; }

    /// <summary>A .npy file of their classes, where <see cref="Data"/> is one of pictures.</summary>
    public string? Labels { get; init; }

    /// <summary>Where the test pictures are; null for those of <see cref="Data"/>.</summary>
    public string? TestData { get; init; }

    /// <summary>A .npy file of their classes, where <see cref="TestData"/> is one of pictures.</summary>
    public string? TestLabels { get; init; }

    /// <summary>Order of dimensions in arrays.</summary>
    public SampleLayout Layout { get; init; }

    /// <summary>What the numbers mean.</summary>
    public InputScaling Scaling { get; init; } = InputScaling.Default;

    /// <summary>How picture files of another shape are fitted.</summary>
    public ImageFit Fit { get; init; }

    /// <summary>Whether light and dark of picture files change places.</summary>
    public bool Invert { get; init; }

    /// <summary>The share of labelled pictures that is tested where there is no test part; above 0 and below 1.</summary>
    public double TestShare { get; init; } = 0.1;

    /// <summary>Chooses which pictures are calibrated on and tested.</summary>
    public int Seed { get; init; } = 1;
}
