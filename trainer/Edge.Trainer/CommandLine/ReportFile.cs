using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Quantize;
using Edge.Quantize.Network;
using Edge.Trainer.Recipes;
using Edge.Trainer.Reporting;
using Edge.Trainer.Training;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Trainer.CommandLine;

/// <summary>Writes report.html beside a training's other files.</summary>
internal static class ReportFile
{
    public const string Name = "report.html";

    /// <summary>Writes the page from a folder's training.json and model.onnx.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="report">What its training.json tells.</param>
    /// <param name="data">The images of the training.</param>
    /// <param name="picture">What --picture says, or null for the first image.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UserErrorException">There is no such picture, or it does not fit the network.</exception>
    public static async Task WriteAsync(string folder, TrainingReport report, DataSplit data, string? picture, CancellationToken cancellation)
    {
        string model = Path.Combine(folder, TrainRun.ModelFile);
        if (!File.Exists(model))
            throw new UserErrorException($"Expected the file '{model}', found none; train the recipe again.");
        FloatGraph graph = QuantizationPipeline.Import(await File.ReadAllBytesAsync(model, cancellation).ConfigureAwait(false));
        string page = ReportPage.Write(report, graph, data.Validation.Count > 0 ? data.Validation : null, Choose(picture, data, report.Recipe));
        await WholeFile.WriteAsync(Path.Combine(folder, Name), Encoding.UTF8.GetBytes(page)).ConfigureAwait(false);
    }

    /// <summary>The picture that --picture means.</summary>
    public static ChosenPicture Choose(string? picture, DataSplit data, Recipe recipe)
    {
        (ImageSet set, string name) = data.Validation.Count > 0 ? (data.Validation, "held-out image") : (data.Test, "test image");
        picture ??= "0";
        if (int.TryParse(picture, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            return index < set.Count
                ? new ChosenPicture(Real(set.Image(index)), $"{name} {index}, class {set.Labels.Span[index]}")
                : throw new UserErrorException($"Expected --picture from 0 to {set.Count - 1}, or a file, got {picture}; choose another {name}.");
        GrayImage image = ImageFile.Load(picture);
        return image.Width == recipe.Input.Width && image.Height == recipe.Input.Height && recipe.Input.Channels == 1
            ? new ChosenPicture(Real(image.Pixels), Path.GetFileName(picture))
            : throw new UserErrorException($"Expected a grey picture of {recipe.Input.Width}x{recipe.Input.Height} pixels for --picture, as the network's input {recipe.Input}, got {image.Width}x{image.Height}; scale it first.");
    }

    private static float[] Real(ReadOnlySpan<byte> pixels)
    {
        var real = new float[pixels.Length];
        for (int i = 0; i < real.Length; i++)
            real[i] = pixels[i] / 255f;
        return real;
    }
}
