using System;
using Edge.DigitReader;
using Edge.Inference;
using Edge.Vision;
using Edge.WebPage.Models;

namespace Edge.WebPage.Pictures;

/// <summary>Reads single pictures of any size with one network. For one thread at a time.</summary>
internal sealed class PictureReader
{
    /// <summary>The most digits of a picture: a full page; memory stays bounded.</summary>
    public const int MostDigits = 128;

    private readonly CatalogModel _model;
    private readonly ModelClassifier _classifier;
    private readonly Lazy<Session> _tracing;
    private FrameReader? _reader;
    private (int Width, int Height) _size;

    /// <summary>Makes a reader.</summary>
    public PictureReader(CatalogModel model)
    {
        _model = model;
        _classifier = model.CreateClassifier();
        _tracing = new Lazy<Session>(() => model.Model.CreateSession());
    }

    /// <summary>Finds and reads the digits of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="layersOf">The digit whose layers are wanted, from 0; null for none.</param>
    /// <param name="before">What was done before, for the list of stages.</param>
    public PictureReading Read(GrayImage picture, int? layersOf, Stage? before = null)
    {
        // Pictures of one visitor are mostly of one size; another size makes another reader, whose memory is bounded.
        if (_reader is null || _size != (picture.Width, picture.Height))
        {
            _reader = new FrameReader(picture.Width, picture.Height, _classifier, new RejectionRule(), MostDigits);
            _size = (picture.Width, picture.Height);
        }
        var reading = new Reading(picture, _classifier.Classes, MostDigits);
        _reader.Read(reading);

        DigitAnswer[] digits = DigitAnswer.Of(reading);
        LayerValues[]? layers = layersOf >= 0 && layersOf < digits.Length ? LayerValues.Of(_tracing.Value, digits[layersOf.Value].Pixels) : null;
        return new PictureReading(_model.Name, picture.Width, picture.Height, digits, Stage.Of(reading, before), layers);
    }
}
