using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Edge.Cli;
using Edge.Inference;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Trainer.Collecting;

/// <summary>Cuts the characters out of pages on which each line is one class, by the vision that the readers use, so that a network trains on what it will see.</summary>
/// <param name="classes">The class of each line, from the top.</param>
/// <param name="check">A network that reads along, or null.</param>
public sealed class PageCutter(IReadOnlyList<string> classes, Model? check)
{
    private const int MostCharacters = 2000;
    private const int Length = DigitFinder.DigitSide * DigitFinder.DigitSide;

    private readonly byte[] _pixels = new byte[MostCharacters * Length];
    private readonly FoundDigit[] _found = new FoundDigit[MostCharacters];
    private readonly Session? _session = check?.CreateSession();

    /// <summary>Cuts a page.</summary>
    /// <param name="path">The picture.</param>
    /// <returns>What stands on it, in reading order.</returns>
    /// <exception cref="UserErrorException">There are not as many lines as classes; the message says what was found in each.</exception>
    /// <exception cref="InvalidImageException">The file is no picture.</exception>
    public IReadOnlyList<Cutting> Cut(string path)
    {
        GrayImage page = ImageFile.Load(path);
        int count = new DigitFinder(page.Width, page.Height).FindAll(page, _pixels, _found);
        int lines = count == 0 ? 0 : _found[..count].Max(f => f.Line) + 1;
        if (lines != classes.Count)
        {
            string seen = count == 0 ? "" : $" with {string.Join(", ", Enumerable.Range(0, lines).Select(line => _found[..count].Count(f => f.Line == line)))} characters";
            throw new UserErrorException(
                $"{path}: Expected {classes.Count} lines of writing, one for each of {string.Join(", ", classes)}, found {lines}{seen}; leave more room between the lines and fill the picture with the page, or name its lines with --lines.");
        }
        string name = Path.GetFileNameWithoutExtension(path);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            byte[] pixels = _pixels[(i * Length)..((i + 1) * Length)];
            return new Cutting(name, i + 1, classes[_found[i].Line], pixels, Read(pixels));
        })];
    }

    private string? Read(byte[] pixels)
    {
        if (_session is null)
            return null;
        int label = _session.Classify(pixels).Label;
        return check!.Labels?[label] ?? label.ToString(CultureInfo.InvariantCulture);
    }
}
