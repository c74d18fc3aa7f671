using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Photographs;
using Edge.Trainer.Judging;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>photographs</c>: writes made photographs to look at or to judge another program by.</summary>
internal static class PhotographsCommand
{
    private const int SheetColumns = 8;
    private const int SheetWidth = 160;
    private const int SheetHeight = 120;

    public static Command Make()
    {
        var output = new Option<string>("--out") { Description = "The folder: one folder a label, a contact sheet, and truth.json.", HelpName = "DIR", Required = true };
        Option<int?> count = CommonOptions.Whole("--count", "Photographs of digits and as many of what is none; 64 without it.", 1, 100_000);
        Option<PhotographSetting> setting = PhotographOptions.Setting();
        Option<Layout> layout = PhotographOptions.Layout();
        Option<long> seed = PhotographOptions.Seed();
        Option<string?> data = PhotographOptions.Data();
        var command = new Command("photographs", "Make photographs of handwritten digits, and of what is none, from MNIST's test images. Example: photographs --out photographs --count 100 --setting hard")
        {
            output, count, setting, layout, seed, data,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(output), parsed.GetValue(count) ?? 64, parsed.GetRequiredValue(setting), parsed.GetValue(layout), parsed.GetValue(seed), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, int count, PhotographSetting setting, Layout layout, long seed, string? data, CancellationToken cancellation)
    {
        (_, ImageSet test) = MnistData.Load(await MnistData.LocateAsync(data, cancellation).ConfigureAwait(false));
        var generator = new PhotographGenerator(test, setting, seed);
        var truth = new List<PhotographTruth>();
        var shown = new List<Photograph>();
        NonDigitKind[] kinds = Enum.GetValues<NonDigitKind>();
        for (int i = 0; i < 2 * count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            int number = i % count;
            Photograph photograph = i < count ? generator.Digits(number, layout) : generator.NonDigit(number, kinds[number % kinds.Length]);
            string label = photograph.NonDigit is { } kind ? Camel(kind.ToString()) : layout == Layout.One ? photograph.Digits[0].Label.ToString(CultureInfo.InvariantCulture) : Camel(layout.ToString());
            string file = Path.Combine(label, FormattableString.Invariant($"{number:D5}.png"));
            Directory.CreateDirectory(Path.Combine(folder, label));
            PngWriter.Save(Path.Combine(folder, file), photograph.Image);
            truth.Add(new PhotographTruth { File = file, Digits = photograph.Digits, NonDigit = photograph.NonDigit, Disturbances = photograph.Disturbances.ToString() });
            if (number < 4 * SheetColumns)
                shown.Add(photograph);
        }
        ColorImage sheet = ContactSheet.Draw(shown, SheetColumns, SheetWidth, SheetHeight, boxes: true);
        string path = Path.Combine(folder, "sheet.png");
        PngWriter.Save(path, sheet);
        await File.WriteAllTextAsync(Path.Combine(folder, PhotographTruth.Name), JsonOutput.Format(truth), cancellation).ConfigureAwait(false);
        Console.WriteLine($"{truth.Count} photographs: {path}");
        return 0;
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
