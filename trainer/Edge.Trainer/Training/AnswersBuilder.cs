using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Training;

/// <summary>Gathers <see cref="Answers"/> image by image.</summary>
/// <param name="classes">The classes.</param>
/// <param name="mistakes">How many of the worst mistakes are kept, or null to tell of none.</param>
public sealed class AnswersBuilder(int classes, int? mistakes)
{
    private const int Bins = 10;

    private readonly int[] _confusion = new int[classes * classes];
    private readonly (int Images, double Probability, int Correct)[] _bins = new (int, double, int)[Bins];
    private readonly PriorityQueue<Mistake, double> _worst = new();
    private int _images, _correct;
    private double _loss;

    /// <summary>Takes the answer to the next image.</summary>
    /// <param name="probabilities">One a class.</param>
    /// <param name="label">The image's class.</param>
    /// <param name="loss">Its cross-entropy, in nats.</param>
    public void Add(ReadOnlySpan<float> probabilities, int label, double loss)
    {
        int answer = ArgMax.Of(probabilities);
        double probability = probabilities[answer];
        bool isRight = answer == label;
        _confusion[(label * classes) + answer]++;
        ref (int Images, double Probability, int Correct) bin = ref _bins[Math.Clamp((int)(probability * Bins), 0, Bins - 1)];
        bin = (bin.Images + 1, bin.Probability + probability, bin.Correct + (isRight ? 1 : 0));
        if (!isRight && mistakes is { } most)
        {
            _worst.Enqueue(new Mistake(_images, label, answer, probability, loss), loss);
            if (_worst.Count > most)
                _worst.Dequeue();
        }
        _images++;
        _correct += isRight ? 1 : 0;
        _loss += loss;
    }

    /// <summary>What was gathered of at least one image.</summary>
    public Answers Build() => new(
        _images,
        _correct,
        _loss / _images,
        [.. _confusion.Chunk(classes)],
        [.. _bins.Where(b => b.Images > 0).Select(b => new ReliabilityBin(b.Images, b.Probability / b.Images, (double)b.Correct / b.Images))],
        mistakes is null ? null : [.. _worst.UnorderedItems.Select(i => i.Element).OrderByDescending(m => m.Loss).ThenBy(m => m.Index)]);
}
