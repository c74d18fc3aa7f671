using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Inference;
using Edge.Quantize.Data;
using Edge.Quantize.Network;

namespace Edge.Quantize.Evaluation;

/// <summary>Runs float network and int8 model over the same pictures. The outcome does not depend on the number of threads.</summary>
public sealed class Comparer
{
    /// <summary>Confusion matrices have at most so many classes.</summary>
    public const int MostClasses = 128;

    /// <summary>So many of the pictures with different answers are told one by one.</summary>
    public const int MostDisagreements = 24;

    private readonly FloatGraph? _graph;
    private readonly Model _model;
    private readonly IImageSet _images;
    private readonly int _classes;
    private readonly int[] _floatAnswers;
    private readonly int[] _int8Answers;
    private readonly Disagreement?[] _disagreements;

    private Comparer(FloatGraph? graph, Model model, IImageSet images)
    {
        _graph = graph;
        _model = model;
        _images = images;
        _classes = model.Graph.Outputs[0].Length;
        _floatAnswers = new int[graph is null ? 0 : images.Count];
        _int8Answers = new int[images.Count];
        _disagreements = new Disagreement?[images.Count];
    }

    /// <summary>Compares the answers.</summary>
    /// <param name="graph">The float network; null where there is none, as behind an int8 file.</param>
    /// <param name="model">The int8 model.</param>
    /// <param name="images">The pictures, with or without labels.</param>
    /// <param name="progress">Called after each picture, from several threads; may be null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="QuantizeException">A label is beyond the outputs, or the pictures have another size than the input.</exception>
    public static Comparison Run(FloatGraph? graph, Model model, IImageSet images, Action? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        if (images.ImageLength != model.InputLength)
            throw new QuantizeException($"The test pictures: expected {model.InputLength} elements as the model's input has, got {images.ImageLength}; pass the data that the network was trained on.");
        var comparer = new Comparer(graph, model, images);
        comparer.RequireLabels();
        Parallel.For(
            0,
            images.Count,
            new ParallelOptions { CancellationToken = cancellationToken, TaskScheduler = TaskScheduler.Current },
            () => (Executor: graph is null ? null : new FloatExecutor(graph), Session: model.CreateSession(), Image: new float[images.ImageLength]),
            (index, _, local) =>
            {
                images.CopyImage(index, local.Image);
                comparer.Answer(index, local.Image, local.Executor, local.Session);
                progress?.Invoke();
                return local;
            },
            static _ => { });
        return comparer.Result();
    }

    private void RequireLabels()
    {
        for (int i = 0; _images.HasLabels && i < _images.Count; i++)
            if (_images.Label(i) is int label && (label < 0 || label >= _classes))
                throw new QuantizeException($"Picture {i}: expected a class of 0 to {_classes - 1} as the network has {_classes} outputs, got {label}; pass the data that the network was trained on.");
    }

    private void Answer(int index, float[] image, FloatExecutor? executor, Session session)
    {
        Classification int8 = session.Classify((ReadOnlySpan<float>)image);
        _int8Answers[index] = int8.Label;
        if (executor is null)
            return;
        ReadOnlySpan<float> outputs = executor.Run(image);
        int answer = LargestElement.IndexOf(outputs);
        _floatAnswers[index] = answer;
        if (answer != int8.Label)
            _disagreements[index] = new Disagreement(
                index, _images.HasLabels ? _images.Label(index) : null, answer, outputs[answer], int8.Label, session.GetProbabilities(0)[int8.Label], outputs[answer] - outputs[int8.Label]);
    }

    private Comparison Result()
    {
        bool hasFloat = _graph is not null, hasLabels = _images.HasLabels;
        int[] labels = hasLabels ? [.. Enumerable.Range(0, _images.Count).Select(_images.Label)] : [];
        bool[] floatRight = hasFloat ? [.. labels.Select((label, i) => label == _floatAnswers[i])] : [], int8Right = [.. labels.Select((label, i) => label == _int8Answers[i])];
        int Count(bool isFloatRight, bool isInt8Right) => floatRight.Zip(int8Right).Count(p => p.First == isFloatRight && p.Second == isInt8Right);
        return new Comparison
        {
            Images = _images.Count,
            Classes = _classes,
            Agreeing = hasFloat ? _floatAnswers.Zip(_int8Answers).Count(p => p.First == p.Second) : null,
            FloatCorrect = hasFloat && hasLabels ? floatRight.Count(r => r) : null,
            Int8Correct = hasLabels ? int8Right.Count(r => r) : null,
            McNemar = hasFloat && hasLabels ? new McNemarTest(Count(true, true), Count(true, false), Count(false, true), Count(false, false)) : null,
            FloatConfusion = hasFloat && hasLabels ? Confusion(labels, _floatAnswers) : null,
            Int8Confusion = hasLabels ? Confusion(labels, _int8Answers) : null,
            Disagreements = Worst(),
        };
    }

    private int[][]? Confusion(int[] labels, int[] answers)
    {
        if (_classes > MostClasses)
            return null;
        int[][] counts = [.. Enumerable.Range(0, _classes).Select(_ => new int[_classes])];
        for (int i = 0; i < labels.Length; i++)
            counts[labels[i]][answers[i]]++;
        return counts;
    }

    private Disagreement[] Worst()
    {
        var image = new float[_images.ImageLength];
        return [.. _disagreements.OfType<Disagreement>().OrderByDescending(d => d.IsLost).ThenByDescending(d => d.Margin).ThenBy(d => d.Index).Take(MostDisagreements).Select(d =>
        {
            _images.CopyImage(d.Index, image);
            return d with { Picture = InputPicture.Of(_model.Graph.Inputs[0], image) };
        })];
    }
}
