using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using Edge.Cli;
using Edge.Data;
using Edge.Desktop.Sources;

namespace Edge.Desktop.Commands;

/// <summary>Makes the digits that ship with the program; for its maintainers.</summary>
internal static class BundleCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var mnist = new Option<string>("--mnist") { Description = "Folder with MNIST's four uncompressed files.", Required = true, HelpName = "folder" };
        var output = new Option<string>("--out") { Description = "Folder to write to.", Required = true, HelpName = "folder" };
        var count = new Option<int>("--count") { Description = "Number of digits.", DefaultValueFactory = _ => 200, HelpName = "n" };
        var seed = new Option<int>("--seed") { Description = "Seed of the choice.", DefaultValueFactory = _ => 2026, HelpName = "n" };
        var command = new Command("bundle", "Chooses digits of MNIST's test set to ship with the program.") { mnist, output, count, seed };
        command.Hidden = true;
        command.SetAction(parsed => Bundle(parsed.GetRequiredValue(mnist), parsed.GetRequiredValue(output), parsed.GetValue(count), parsed.GetValue(seed)));
        return command;
    }

    private static int Bundle(string mnist, string output, int count, int seed)
    {
        ImageSet digits = MnistData.Load(mnist).Test;
        if (count < 1 || count > digits.Count)
            throw new UserErrorException($"Expected --count of 1 to {digits.Count}, got {count}; choose a number in that range.");

        int[] chosen = Choose(digits.Count, count, seed);
        Directory.CreateDirectory(output);
        byte[] images = [.. chosen.SelectMany(i => digits.Image(i).ToArray())];
        byte[] labels = [.. chosen.Select(i => digits.Labels.Span[i])];
        File.WriteAllBytes(Path.Combine(output, BundledDigits.ImagesFile), IdxFile.Format(images, count, digits.Height, digits.Width));
        File.WriteAllBytes(Path.Combine(output, BundledDigits.LabelsFile), IdxFile.Format(labels, count));
        Console.WriteLine($"wrote {count} of {digits.Count} digits to {output}");
        return 0;
    }

    // The first of a Fisher-Yates shuffle: every set of that size is equally likely.
    private static int[] Choose(int total, int count, int seed)
    {
        var indices = new int[total];
        for (int i = 0; i < total; i++)
            indices[i] = i;
        var random = new SeededRandom(seed, 0);
        for (int i = 0; i < count; i++)
        {
            int other = i + random.Below(total - i);
            (indices[i], indices[other]) = (indices[other], indices[i]);
        }
        return indices[..count];
    }
}
