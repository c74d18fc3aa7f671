using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Inference;
using Edge.Models;
using Edge.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Edge.Samples.Tests;

/// <summary>Proves that the sensor loop's metrics can be read by .NET's listener and by OpenTelemetry, and that it ends when it is told to.</summary>
public class SensorLoopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_listener_sees_each_digit_and_its_time()
    {
        var labels = new List<object?>();
        var seconds = new List<double>();
        var tenRead = new TaskCompletionSource();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Edge.SensorLoop")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) =>
        {
            Assert.Equal(("edge.inference.duration", "s"), (instrument.Name, instrument.Unit));
            seconds.Add(value);
        });
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            Assert.Equal(("edge.digits", "{digit}", 1), (instrument.Name, instrument.Unit, value));
            Assert.Equal("label", tags[0].Key);
            labels.Add(tags[0].Value);
            if (labels.Count == 10)
                tenRead.SetResult();
        });
        listener.Start();
        using IHost host = await StartAsync();
        await tenRead.Task.WaitAsync(Patience);
        await host.StopAsync();
        Assert.Equal(Enumerable.Range(0, 10).Cast<object?>(), labels.Take(10));
        Assert.Equal(labels.Count, seconds.Count);
        Assert.All(seconds, s => Assert.True(s > 0));
    }

    [Fact]
    public async Task OpenTelemetry_collects_the_same()
    {
        using var exporter = new CollectingExporter();
        using var reader = new BaseExportingMetricReader(exporter);
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder().AddMeter("Edge.SensorLoop").AddReader(reader).Build();
        using IHost host = await StartAsync();
        using var patience = new CancellationTokenSource(Patience);
        do
        {
            await Task.Delay(50, patience.Token);
            provider.ForceFlush();
        }
        while (exporter.Digits.Count < 3);
        await host.StopAsync();
        provider.ForceFlush();
        Assert.All(exporter.Digits.Take(3), (pair, index) => Assert.True(pair.Key == index && pair.Value >= 1));
        Assert.Equal(exporter.Digits.Values.Sum(), exporter.Inferences);
    }

    [SkippableFact]
    public async Task The_program_ends_well_when_it_is_interrupted()
    {
        using ChildProcess program = ChildProcess.Start("IntroSensorLoop.dll");
        string? line;
        do
            line = await program.ReadLineAsync();
        while (line?.Contains("Application started", StringComparison.Ordinal) == false);
        program.Interrupt();
        ProcessResult result = await program.EndAsync();
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    private static async Task<IHost> StartAsync()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton(Model.Load(DigitsModel.Create())).AddHostedService<SensorLoop>();
        IHost host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
