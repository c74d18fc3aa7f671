using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Edge.Vision;
using Edge.Vision.Images;
using Edge.WebPage.Http;
using Edge.WebPage.Models;
using Edge.WebPage.Pictures;
using Microsoft.AspNetCore.Http;

namespace Edge.WebPage.Endpoints;

/// <summary>POST /api/read: a picture in, its digits out.</summary>
/// <remarks>
/// The body is a picture file (PNG, JPEG, BMP, PBM, PGM, PPM) or, with ?width= and ?height=, as many grey bytes. ?model= names the network,
/// ?layers= the digit (from 0) whose layers are wanted.
/// </remarks>
internal sealed class ReadEndpoint
{
    private readonly WebPageOptions _options;
    private readonly ModelCatalog _models;
    private readonly ReaderPool _readers = new();

    /// <summary>Makes the endpoint.</summary>
    public ReadEndpoint(WebPageOptions options, ModelCatalog models)
    {
        _options = options;
        _models = models;
    }

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        CatalogModel model = ModelsEndpoint.Require(_models, context.Request.Query["model"]);
        int? layersOf = Number(context.Request, "layers", 0, int.MaxValue);
        (int Width, int Height)? size = RawSize(context.Request);
        ReadOnlyMemory<byte> body = await Body.ReadAsync(context, _options.MaxUploadBytes);
        long start = Stopwatch.GetTimestamp();
        GrayImage picture = size is (int width, int height) ? Raw(body, width, height) : Decode(body);
        Stage? decoding = size is null ? new Stage("decode", Stopwatch.GetElapsedTime(start).TotalMicroseconds) : null;
        PictureReader reader = _readers.Rent(model);
        PictureReading reading;
        try
        {
            reading = reader.Read(picture, layersOf, decoding);
        }
        finally
        {
            _readers.Return(model, reader);
        }
        await Json.WriteAsync(context, reading);
    }

    /// <summary>Reads a digit a few times, so that the first visitor does not wait for the compiler.</summary>
    public void WarmUp(SampleDigit sample)
    {
        // Tiered compilation counts 30 calls before it makes fast code of a method.
        const int Calls = 32;
        PictureReader reader = _readers.Rent(_models.Default);
        var picture = new GrayImage(DigitFinder.DigitSide, DigitFinder.DigitSide, sample.Pixels.ToArray());
        for (int i = 0; i < Calls; i++)
            reader.Read(picture, layersOf: i == 0 ? 0 : null);
        _readers.Return(_models.Default, reader);
    }

    /// <summary>A number of the address; null where there is none.</summary>
    /// <exception cref="RequestException">It is no number or out of range.</exception>
    internal static int? Number(HttpRequest request, string name, int least, int most)
    {
        string? text = request.Query[name];
        if (string.IsNullOrEmpty(text))
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
            return value;
        throw new RequestException(StatusCodes.Status400BadRequest, $"Expected ?{name}= to be a whole number from {least} to {most}, got '{Shown(text)}'; correct the address.");
    }

    /// <summary>A visitor's text as a sentence can show it.</summary>
    internal static string Shown(string text)
    {
        const int Most = 40;
        string plain = string.Concat(Array.ConvertAll(text.ToCharArray(), c => char.IsControl(c) || char.IsSurrogate(c) ? "?" : c.ToString()));
        return plain.Length <= Most ? plain : plain[..Most] + "...";
    }

    private (int Width, int Height)? RawSize(HttpRequest request)
    {
        int? width = Number(request, "width", 1, GrayImage.MaxSide), height = Number(request, "height", 1, GrayImage.MaxSide);
        if (width is null && height is null)
            return null;
        if (width is null || height is null)
            throw new RequestException(StatusCodes.Status400BadRequest, "Expected ?width= and ?height= for grey bytes, got only one of them; give both, or none for a picture file.");
        CheckSize(width.Value, height.Value);
        return (width.Value, height.Value);
    }

    private static GrayImage Raw(ReadOnlyMemory<byte> body, int width, int height) => body.Length == width * height
        ? new GrayImage(width, height, body.ToArray())
        : throw new RequestException(StatusCodes.Status400BadRequest, $"Expected {width * height} grey bytes for {width}x{height}, got {body.Length}; send one byte a pixel, row by row.");

    private GrayImage Decode(ReadOnlyMemory<byte> body)
    {
        (int width, int height) = ImageFile.Measure(body);
        CheckSize(width, height);
        return ImageFile.Decode(body);
    }

    private void CheckSize(int width, int height)
    {
        if ((long)width * height > _options.MaxPixels)
            throw new RequestException(StatusCodes.Status413PayloadTooLarge, $"Expected a picture of at most {_options.MaxPixels} pixels, got {width}x{height}; scale it down.");
    }
}
