using System;
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
    // Frames and sentences apart: a newer frame takes the place of an older one, never that of a sentence.
    private readonly Channel<StreamEvent> _frames = Newest();
    private readonly Channel<StreamEvent> _notices = Newest();
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

    /// <summary>Frames for the viewer; ends when the reader has ended.</summary>
    public ChannelReader<StreamEvent> Frames => _frames.Reader;

    /// <summary>Sentences for the viewer.</summary>
    public ChannelReader<StreamEvent> Notices => _notices.Reader;

    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        DigitAnswer[] digits = DigitAnswer.Of(reading);
        LayerValues[]? layers = _tracing is not null && _layersOf < digits.Length ? LayerValues.Of(_tracing, digits[_layersOf].Pixels) : null;
        var answer = new PictureReading(_model.Name, reading.Frame.Width, reading.Frame.Height, digits, Stage.Of(reading), layers);
        Send(_frames, "frame", new { reading.Index, Reading = answer, Picture = _picture.Draw(reading.Frame) });
    }

    /// <inheritdoc/>
    public void ShowMessage(string message) => Send(_notices, "notice", new { Message = message });

    /// <summary>The reader has ended; the viewer gets what is left.</summary>
    public void Complete() => _frames.Writer.TryComplete();

    /// <inheritdoc/>
    public void Dispose()
    {
        Complete();
        _picture.Dispose();
    }

    private static void Send<T>(Channel<StreamEvent> to, string name, T value) => to.Writer.TryWrite(new StreamEvent(name, JsonSerializer.Serialize(value, Json.Options)));

    private static Channel<StreamEvent> Newest() => Channel.CreateBounded<StreamEvent>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
}
