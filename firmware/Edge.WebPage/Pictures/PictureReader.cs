using System;
using System.Collections.Generic;
using System.Diagnostics;
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

    private const int DigitBytes = DigitFinder.DigitSide * DigitFinder.DigitSide;

    private readonly byte[] _pixels = new byte[MostDigits * DigitBytes];
    private readonly FoundDigit[] _found = new FoundDigit[MostDigits];
    private readonly CatalogModel _model;
    private readonly ModelClassifier _classifier;
    private readonly Lazy<Session> _tracing;
    private readonly RejectionRule _rejection = new();
    private DigitFinder? _finder;

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
        long start = Stopwatch.GetTimestamp();
        // Pictures of one visitor are mostly of one size; another size makes another finder, whose memory is bounded.
        if (_finder is null || _finder.Width != picture.Width || _finder.Height != picture.Height)
            _finder = new DigitFinder(picture.Width, picture.Height);
        int count = _finder.FindAll(picture, _pixels, _found);
        long between = Stopwatch.GetTimestamp();
        var digits = new DigitAnswer[count];
        for (int i = 0; i < count; i++)
            digits[i] = Classify(_pixels.AsSpan(i * DigitBytes, DigitBytes).ToArray(), _found[i]);
        long end = Stopwatch.GetTimestamp();

        var stages = new List<Stage>();
        if (before is not null)
            stages.Add(before);
        stages.Add(new Stage("vision", Stopwatch.GetElapsedTime(start, between).TotalMicroseconds));
        stages.Add(new Stage("inference", Stopwatch.GetElapsedTime(between, end).TotalMicroseconds));
        LayerValues[]? layers = layersOf >= 0 && layersOf < digits.Length ? LayerValues.Of(_tracing.Value, digits[layersOf.Value].Pixels) : null;
        return new PictureReading(_model.Name, picture.Width, picture.Height, digits, stages, layers);
    }

    private DigitAnswer Classify(byte[] pixels, FoundDigit found)
    {
        var probabilities = new float[_classifier.Classes];
        int label = _classifier.Classify(pixels, probabilities);
        bool answered = _classifier.Knows && _rejection.Answers(probabilities[label]);
        return new DigitAnswer(
            found.Line, found.Box.X, found.Box.Y, found.Box.Width, found.Box.Height, label, probabilities[label], answered, probabilities, pixels);
    }
}
