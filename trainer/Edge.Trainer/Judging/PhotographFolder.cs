using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Photographs;
using Edge.Vision.Images;

namespace Edge.Trainer.Judging;

/// <summary>Photographs of one's own: one folder for each digit, named 0 to 9, and folders of any other name for what is no digit, such as "letters".</summary>
internal static class PhotographFolder
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".pbm", ".pgm", ".ppm", ".pnm"];

    /// <summary>The pictures and what they show.</summary>
    /// <param name="folder">The folder of folders.</param>
    /// <exception cref="UserErrorException">There is no such folder, or no picture of a digit, or none of anything else.</exception>
    public static IReadOnlyList<(string Path, int Truth, string Other)> List(string folder)
    {
        if (!Directory.Exists(folder))
            throw new UserErrorException($"{folder}: Expected a folder with folders 0 to 9 and others for what is no digit, got a name that is not there; check the name.");
        var pictures = new List<(string Path, int Truth, string Other)>();
        foreach (string kind in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(kind);
            int truth = name.Length == 1 && char.IsAsciiDigit(name[0]) ? name[0] - '0' : -1;
            foreach (string path in Directory.EnumerateFiles(kind).Where(p => Extensions.Contains(Path.GetExtension(p), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
                pictures.Add((path, truth, truth < 0 ? name : ""));
        }
        if (!pictures.Exists(p => p.Truth >= 0) || !pictures.Exists(p => p.Truth < 0))
            throw new UserErrorException(
                $"{folder}: Expected pictures ({string.Join(", ", Extensions)}) in folders 0 to 9 and in others for what is no digit, got {pictures.Count(p => p.Truth >= 0)} and {pictures.Count(p => p.Truth < 0)}; add some.");
        return pictures;
    }

    /// <summary>Reads the pictures.</summary>
    /// <param name="pictures">What <see cref="List"/> gave.</param>
    /// <param name="network">What to read them with.</param>
    /// <param name="done">Told after each picture.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UserErrorException">A file is no picture that can be read; the sentence names it.</exception>
    public static JudgedPhotograph[] Read(IReadOnlyList<(string Path, int Truth, string Other)> pictures, DigitNetwork network, Action done, CancellationToken cancellation)
    {
        var reader = new PhotographReader(network);
        var judged = new JudgedPhotograph[pictures.Count];
        for (int i = 0; i < judged.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            (string path, int truth, string other) = pictures[i];
            try
            {
                judged[i] = reader.Read(ImageFile.Load(path), truth < 0 ? [] : [truth], other, Disturbances.None, null);
            }
            catch (InvalidImageException e)
            {
                throw new UserErrorException($"{path}: {e.Message}", e);
            }
            done();
        }
        return judged;
    }
}
