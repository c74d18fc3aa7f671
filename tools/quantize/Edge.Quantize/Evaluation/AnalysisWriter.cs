using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Evaluation;

/// <summary>Puts what was gathered of the tensors into the records of the report.</summary>
/// <param name="tensors">The tensors.</param>
/// <param name="statistics">What was gathered.</param>
/// <param name="network">The float network; null where there is none.</param>
/// <param name="pictures">Pictures that were run.</param>
internal sealed class AnalysisWriter(TensorTable tensors, TensorStatistics statistics, QuantizedNetwork? network, int pictures)
{
    /// <summary>The analysis.</summary>
    public NetworkAnalysis Write()
    {
        Dictionary<string, FloatOperator> layers = [];
        foreach (FloatOperator layer in network?.Graph.Operators ?? [])
            layers.TryAdd(layer.Output.Name, layer);
        long[] arena = ArenaUse.ByTime(tensors.Graph);
        return new NetworkAnalysis(
            pictures,
            [.. tensors.Graph.Inputs.Select(i => Describe(i, isPrescribed: false))],
            [.. tensors.Graph.Operators.Select((step, i) => Describe(step, layers.GetValueOrDefault(step.Output.Name), arena[i + 1]))]);
    }

    private LayerAnalysis Describe(Operator step, FloatOperator? layer, long arena) => new()
    {
        Name = layer is null || layer.Name.Length == 0 ? step.Name : layer.Name,
        Kind = step.Kind,
        Macs = step.Macs,
        WeightBytes = ModelFacts.WeightBytes(step),
        ConstantBytes = step.ConstantBytes + step.Inputs.Sum(i => (long)(i.Data?.Length ?? 0)),
        ArenaBytes = arena,
        Weights = WeightAnalyzer.Of(step, layer),
        Output = Describe(step.Output, step.Kind is "SOFTMAX" or "LOGISTIC" or "TANH"),
    };

    private TensorAnalysis Describe(Tensor tensor, bool isPrescribed)
    {
        int index = tensors.IndexOf(tensor), lowest = tensor.IsUnsigned ? 0 : sbyte.MinValue;
        long[] levels = statistics.LevelsOf(index);
        double low = (double)tensor.Scale * (lowest - tensor.ZeroPoint), high = low + ((TensorStatistics.Levels - 1) * (double)tensor.Scale);
        return new TensorAnalysis
        {
            Name = tensor.Name,
            Shape = tensor.Shape,
            Scale = tensor.Scale,
            ZeroPoint = tensor.ZeroPoint,
            Lowest = Rounded(low),
            Highest = Rounded(high),
            LevelsUsed = pictures == 0 ? null : (double)levels.Count(c => c > 0) / levels.Length,
            Measure = Measure(index),
            Histogram = Histogram(index, levels, low - (tensor.Scale / 2), high + (tensor.Scale / 2)),
            IsPrescribed = isPrescribed,
        };
    }

    private TensorMeasure? Measure(int index)
    {
        if (pictures == 0 || tensors.FloatOf(index) is null)
            return null;
        TensorSums sums = statistics.Total(index);
        return new TensorMeasure(
            sums.Min,
            sums.Max,
            Math.Round((double)sums.Clipped / ((long)tensors[index].Length * pictures), 8),
            TensorSums.Decibels(sums.Signal, sums.Noise),
            TensorSums.Decibels(sums.Signal, sums.Rounding));
    }

    private ValueHistogram? Histogram(int index, long[] levels, double low, double high)
    {
        if (tensors.FloatOf(index) is { } match && network!.Histograms.TryGetValue(match, out Calibration.TensorHistogram? calibrated))
            return ValueHistogram.Of(calibrated);
        return pictures == 0 ? null : ValueHistogram.Of(Rounded(low), Rounded(high), levels);
    }

    // A range is told to seven digits, as single precision has them.
    private static double Rounded(double value) => (float)value;
}
