using System;

namespace Edge.Trainer.Training;

/// <summary>The images of one training step and what they are. The spans are the caller's and are read during the step only.</summary>
public readonly ref struct TrainingBatch
{
    /// <summary>A batch without a teacher.</summary>
    /// <param name="images">NHWC floats, pixel / 255.</param>
    /// <param name="labels">The class of each image.</param>
    public TrainingBatch(ReadOnlySpan<float> images, ReadOnlySpan<byte> labels)
        : this(images, labels, [])
    {
    }

    /// <summary>A batch with a teacher's opinion.</summary>
    /// <param name="images">NHWC floats, pixel / 255.</param>
    /// <param name="labels">The class of each image.</param>
    /// <param name="teacher">The teacher's probabilities of these images, one row of classes an image, or empty.</param>
    public TrainingBatch(ReadOnlySpan<float> images, ReadOnlySpan<byte> labels, ReadOnlySpan<float> teacher)
    {
        Images = images;
        Labels = labels;
        Teacher = teacher;
    }

    /// <summary>NHWC floats, pixel / 255.</summary>
    public ReadOnlySpan<float> Images { get; }

    /// <summary>The class of each image.</summary>
    public ReadOnlySpan<byte> Labels { get; }

    /// <summary>The teacher's probabilities (temperature 1), one row of classes an image, or empty without a teacher.</summary>
    public ReadOnlySpan<float> Teacher { get; }
}
