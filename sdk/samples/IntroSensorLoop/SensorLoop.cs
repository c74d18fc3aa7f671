using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading;
using System.Threading.Tasks;
using Edge.Inference;
using Microsoft.Extensions.Hosting;

/// <summary>Reads the sensor ten times a second until its host ends.</summary>
internal sealed class SensorLoop(Model model, IMeterFactory meters) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Meter meter = meters.Create("Edge.SensorLoop");
        Counter<long> digits = meter.CreateCounter<long>("edge.digits", "{digit}", "Digits that were read, by label.");
        Histogram<double> duration = meter.CreateHistogram("edge.inference.duration", "s", "Time of one inference.", tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2] });
        Session session = model.CreateSession();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.1));
        for (int i = 0; await timer.WaitForNextTickAsync(stoppingToken); i++)
        {
            byte[] pixels = Handwriting.Sign((char)('0' + i % 10)); // your sensor's picture
            long start = Stopwatch.GetTimestamp();
            Classification digit = session.Classify(pixels);
            duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
            digits.Add(1, KeyValuePair.Create<string, object?>("label", digit.Label));
        }
    }
}
