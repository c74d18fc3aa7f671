using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Edge.Cli;
using Edge.DigitReader;

namespace Edge.Desktop.Displays.Pictures;

/// <summary>Writes each picture or frame with boxes and labels as PNG into a folder, and passes everything on to another display.</summary>
internal sealed class PictureDisplay : IReport
{
    private readonly string _folder;
    private readonly IReport _next;
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private RunPart? _part;

    /// <summary>Makes the folder, should it not be there.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="next">The display that is shown; disposed of with this one.</param>
    /// <exception cref="UserErrorException">The folder cannot be made.</exception>
    public PictureDisplay(string folder, IReport next)
    {
        _folder = folder;
        _next = next;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Expected --out to name a folder that can be written, got: {e.Message} Name another one.", e);
        }
    }

    /// <inheritdoc/>
    public void Begin(RunPart part)
    {
        _part = part;
        _next.Begin(part);
    }

    /// <inheritdoc/>
    public void Show(Reading reading)
    {
        string path = Path.Combine(_folder, NameOf(reading));
        try
        {
            new MarkedPicture(reading).Save(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path}: Expected a file that can be written, got: {e.Message} Make room or name another folder by --out.", e);
        }
        _next.Show(reading);
    }

    /// <inheritdoc/>
    public void ShowMessage(string message) => _next.ShowMessage(message);

    /// <inheritdoc/>
    public void ShowFailure(string source, string message) => _next.ShowFailure(source, message);

    /// <inheritdoc/>
    public void ShowSummary(IReadOnlyList<RunPart> parts) => _next.ShowSummary(parts);

    /// <inheritdoc/>
    public void Dispose() => _next.Dispose();

    // Pictures of several folders may have one name. The suffix keeps a picture from being replaced by its own marked form.
    private string NameOf(Reading reading)
    {
        if (_part?.IsStream == true || reading.Expected >= 0)
            return string.Create(CultureInfo.InvariantCulture, $"{(_part?.IsStream == true ? "frame" : reading.Source)}-{reading.Index:D6}.png");
        string stem = Path.GetFileNameWithoutExtension(reading.Source) + "-digits";
        string name = stem + ".png";
        for (int i = 2; !_written.Add(name); i++)
            name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{i}.png");
        return name;
    }
}
