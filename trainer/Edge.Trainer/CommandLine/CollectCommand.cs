using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Inference;
using Edge.Quantize;
using Edge.Trainer.Collecting;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Trainer.CommandLine;

/// <summary>The command <c>collect</c>: photographs of pages become class folders to train on.</summary>
internal static class CollectCommand
{
    private const string AllDigits = "0-9";

    public static Command Make()
    {
        var pages = new Argument<string[]>("pages") { Description = "Pictures of pages: PNG, JPEG, BMP, PGM or PPM.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "The folder; one folder a class in it. What is doubtful goes to DIR-doubtful, DIR-sheet.html shows all.", HelpName = "DIR", Required = true };
        var lines = new Option<string>("--lines") { Description = "What the lines hold, from the top: names with commas between.", HelpName = "NAMES", DefaultValueFactory = _ => AllDigits };
        lines.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && ClassList.Parse(result.Tokens[0].Value).Count == 0)
                result.AddError($"Expected --lines as names with commas between, each once and fit to be a folder, got '{result.Tokens[0].Value}'; write such as 0-9 or cross,ring.");
        });
        var check = new Option<string?>("--check") { Description = "An int8 .tflite network that reads along: what it reads otherwise is doubtful.", HelpName = "FILE" };
        var command = new Command("collect", "Cut written characters out of photographs of pages, each line of which is one class. Example: collect page.png --out my-digits --check sdk/models/digits/model.tflite")
        {
            pages, output, lines, check,
        };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetRequiredValue(pages), parsed.GetRequiredValue(output), ClassList.Parse(parsed.GetRequiredValue(lines)), parsed.GetValue(check), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] pages, string folder, IReadOnlyList<string> classes, string? check, CancellationToken cancellation)
    {
        if (pages.GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } same)
            throw new UserErrorException($"Expected pages of different names, got '{same.Key}' twice; rename one, as the cuttings are named for their page.");
        Model? model = check is null ? null : Model.Load(check);
        if (model is not null && model.InputLength != DigitFinder.DigitSide * DigitFinder.DigitSide)
            throw new UserErrorException($"{check}: Expected a network of 28x28 pixels for --check, got one of {model.InputLength} values; take another, or leave --check out.");
        var cutter = new PageCutter(classes, model);
        var cuttings = new List<Cutting>();
        // All pages first: where one is refused, nothing is written.
        foreach (string page in pages)
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<Cutting> cut = cutter.Cut(page);
            Console.WriteLine($"{page}: {cut.Count} characters ({string.Join(", ", classes.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name}: {cut.Count(c => c.Class == name)}")))})");
            cuttings.AddRange(cut);
        }
        string doubtful = folder.TrimEnd('/', '\\') + "-doubtful", sheet = folder.TrimEnd('/', '\\') + "-sheet.html";
        foreach (Cutting cutting in cuttings)
            Save(cutting.IsDoubtful
                ? Path.Combine(doubtful, string.Create(CultureInfo.InvariantCulture, $"{cutting.Class}-read-as-{cutting.ReadAs}-{cutting.Page}-{cutting.Number:D3}.png"))
                : Path.Combine(folder, cutting.Class, string.Create(CultureInfo.InvariantCulture, $"{cutting.Page}-{cutting.Number:D3}.png")), cutting);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(sheet))!);
        await WholeFile.WriteAsync(sheet, Encoding.UTF8.GetBytes(CuttingSheet.Write(classes, cuttings))).ConfigureAwait(false);
        int doubts = cuttings.Count(c => c.IsDoubtful);
        if (doubts > 0)
            Console.WriteLine($"{doubts} read otherwise by the network: {doubtful}; move those that you can read into the folder of their class");
        Console.WriteLine($"{cuttings.Count - doubts} pictures in {folder}, all to look at in {sheet}");
        return 0;
    }

    private static void Save(string path, Cutting cutting)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        PngWriter.Save(path, new GrayImage(DigitFinder.DigitSide, DigitFinder.DigitSide, [.. cutting.Pixels]));
    }
}
