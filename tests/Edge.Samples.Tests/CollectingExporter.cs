using System.Collections.Generic;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Edge.Samples.Tests;

/// <summary>What OpenTelemetry hands to an exporter, as one would send it to a server.</summary>
internal sealed class CollectingExporter : BaseExporter<Metric>
{
    /// <summary>Digits that were read, by label.</summary>
    public SortedDictionary<int, long> Digits { get; } = [];

    /// <summary>Inferences that were timed.</summary>
    public long Inferences { get; private set; }

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (Metric metric in batch)
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
                Add(metric, point);
        return ExportResult.Success;
    }

    private void Add(Metric metric, in MetricPoint point)
    {
        if (metric.MetricType == MetricType.Histogram)
            Inferences = point.GetHistogramCount();
        else
            foreach (KeyValuePair<string, object?> tag in point.Tags)
                Digits[(int)tag.Value!] = point.GetSumLong();
    }
}
