using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Channels;
using Edge.DigitReader;
using Edge.Inference;
using Edge.WebPage.Http;
using Edge.WebPage.Models;
using Edge.WebPage.Pictures;

namespace Edge.WebPage.Camera;

/// <summary>The digit reader's display that sends to one viewer: who is slow misses frames, and none are kept.</summary>
internal sealed class StreamDisplay : IDisplay
{
    private readonly Channel<StreamEvent> _events = Channel.CreateBounded<StreamEvent>(new BoundedChannelOptions(2) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly FramePicture _picture = new();
    private readonly CatalogModel _model;
    private readonly Session? _tracing;
    private readonly int _layersOf;

    /// <summary>Makes the display.</summary>
    /// <param name="model">The network that reads.</param>
    /// <param name="layersOf">The digit whose layers are wanted, from 0; null for none.</param>
    public StreamDisplay(CatalogModel model, int? layersOf)
    {
        _model = model;
        _layersOf = layersOf ?? -1;
        _tracing = layersOf is null ? null : model.Model.CreateSession();
    }

    /// <summary>What the viewer gets.</summary>
    public ChannelReader<StreamEvent> Events => _events.Reader;

    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        DigitAnswer[] digits = Digits(reading);
        LayerValues[]? layers = _tracing is not null && _layersOf < digits.Length ? LayerValues.Of(_tracing, digits[_layersOf].Pixels) : null;
        List<Stage> stages = [new("vision", reading.VisionTime.TotalMicroseconds), new("inference", reading.InferenceTime.TotalMicroseconds)];
        var answer = new PictureReading(_model.Name, reading.Frame.Width, reading.Frame.Height, digits, stages, layers);
        Send("frame", new { reading.Index, Reading = answer, Picture = _picture.Draw(reading.Frame) });
    }

    /// <inheritdoc/>
    public void ShowMessage(string message) => Send("notice", new { Message = message });

    /// <summary>The reader has ended; the viewer gets what is left.</summary>
    public void Complete() => _events.Writer.TryComplete();

    /// <inheritdoc/>
    public void Dispose()
    {
        Complete();
        _picture.Dispose();
    }

    // The reading is used again for the next frame, so what is sent is copied.
    private static DigitAnswer[] Digits(Reading reading) => Array.ConvertAll(
        reading.Digits.ToArray(),
        digit => new DigitAnswer(
            digit.Line, digit.Box.X, digit.Box.Y, digit.Box.Width, digit.Box.Height, digit.Label, digit.Probability, digit.Answered,
            [.. digit.Probabilities], [.. digit.Pixels]));

    private void Send<T>(string name, T value) => _events.Writer.TryWrite(new StreamEvent(name, JsonSerializer.Serialize(value, Json.Options)));
}
