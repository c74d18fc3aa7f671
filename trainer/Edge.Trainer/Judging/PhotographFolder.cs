using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Cli;
using Edge.Photographs;
using Edge.Trainer.CommandLine;
using Edge.Vision.Images;

namespace Edge.Trainer.Judging;

/// <summary>
/// Photographs of one's own: as truth.json in the folder says, or one folder for each digit, named 0 to 9, and folders of any other name for what is no digit, such as "letters".
/// </summary>
internal static class PhotographFolder
{
    private static readonly string[] Extensions = [".png", ".jpg", ".jpeg", ".bmp", ".pbm", ".pgm", ".ppm", ".pnm"];

    /// <summary>The pictures and what they show.</summary>
    /// <param name="folder">The folder of folders.</param>
    /// <exception cref="UserErrorException">There is no such folder, or no picture of a digit.</exception>
    public static IReadOnlyList<FolderPicture> List(string folder)
    {
        if (!Directory.Exists(folder))
            throw new UserErrorException($"{folder}: Expected a folder with folders 0 to 9 and others for what is no digit, got a name that is not there; check the name.");
        string truth = Path.Combine(folder, PhotographTruth.Name);
        FolderPicture[] pictures = [.. File.Exists(truth) ? ByTruth(folder, truth) : ByNames(folder)];
        return pictures.Any(p => p.Truth.Count > 0)
            ? pictures
            : throw new UserErrorException($"{folder}: Expected pictures ({string.Join(", ", Extensions)}) in folders 0 to 9, and others of what is no digit in folders of other names, got {pictures.Length} of the second kind alone; add some of digits.");
    }

    /// <summary>Reads the pictures.</summary>
    /// <param name="pictures">What <see cref="List"/> gave.</param>
    /// <param name="network">What to read them with.</param>
    /// <param name="done">Told after each picture.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UserErrorException">A file is no picture that can be read; the sentence names it.</exception>
    public static JudgedPhotograph[] Read(IReadOnlyList<FolderPicture> pictures, DigitNetwork network, Action done, CancellationToken cancellation)
    {
        var reader = new PhotographReader(network);
        var judged = new JudgedPhotograph[pictures.Count];
        for (int i = 0; i < judged.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            FolderPicture picture = pictures[i];
            try
            {
                judged[i] = reader.Read(ImageFile.Load(picture.Path), picture.Truth, picture.Other, picture.Disturbances, picture.Boxes);
            }
            catch (Exception e) when (e is InvalidImageException or IOException or UnauthorizedAccessException)
            {
                throw new UserErrorException($"{picture.Path}: {e.Message}", e);
            }
            done();
        }
        return judged;
    }

    private static IEnumerable<FolderPicture> ByNames(string folder)
    {
        foreach (string kind in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(kind);
            bool isDigit = name.Length == 1 && char.IsAsciiDigit(name[0]);
            foreach (string path in Directory.EnumerateFiles(kind).Where(p => Extensions.Contains(Path.GetExtension(p), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
                yield return new FolderPicture(path, isDigit ? [name[0] - '0'] : [], null, isDigit ? "" : Words(name), Disturbances.None);
        }
    }

    private static IEnumerable<FolderPicture> ByTruth(string folder, string file)
    {
        PhotographTruth[] truths = JsonOutput.TryRead<PhotographTruth[]>(file)
            ?? throw new UserErrorException($"Expected '{file}' as 'photographs' writes it, got something else; write it again, or remove it and name the folders 0 to 9.");
        return truths.Select(t => new FolderPicture(
            Path.Combine(folder, t.File),
            [.. t.Digits.Select(d => d.Label)],
            [.. t.Digits.Select(d => d.Box)],
            t.Digits.Count > 0 ? "" : t.NonDigit is { } kind ? KindName.Of(kind) : "other",
            Enum.TryParse(t.Disturbances, out Disturbances disturbances) ? disturbances : Disturbances.None));
    }

    // Folders of the generator's kinds are named as in code: emptyPaper.
    private static string Words(string name) => Enum.TryParse(name, ignoreCase: true, out NonDigitKind kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(name[0]) ? KindName.Of(kind) : name;
}
