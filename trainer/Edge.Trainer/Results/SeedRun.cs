using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Inference;
using Edge.Quantize;
using Edge.Quantize.Data;
using Edge.Trainer.CommandLine;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Results;

/// <summary>Trains a recipe with one seed into a folder, quantises it and scores the int8 model; takes up what an interrupted run has left there.</summary>
/// <param name="train">The command <c>train</c> for this recipe and folder.</param>
/// <param name="recipe">The recipe with its seed.</param>
/// <param name="folder">Its folder.</param>
internal sealed class SeedRun(TrainRun train, Recipe recipe, string folder)
{
    public const string TfliteFile = "model.tflite";

    private string Of(string file) => Path.Combine(folder, file);

    /// <summary>Trains, unless that is done.</summary>
    /// <returns>The training's report.</returns>
    public async Task<TrainingReport> TrainAsync(CancellationToken cancellation)
    {
        if (Finished() is { } report)
            return report;
        await train.RunAsync(cancellation).ConfigureAwait(false);
        return Finished() ?? throw new InvalidOperationException($"Expected a finished training in {folder}, got none.");
    }

    /// <summary>Does what is not yet done.</summary>
    public async Task<SeedResult> RunAsync(CancellationToken cancellation)
    {
        if (JsonOutput.TryRead<SeedRecord>(Of(SeedRecord.File)) is { } record && SeedRecord.TrainTheSame(record.Recipe, recipe) && IsWhole(record.Result))
            return record.Result;
        TrainingReport report = await TrainAsync(cancellation).ConfigureAwait(false);
        (ImageSet training, ImageSet test) = await train.LoadAsync(cancellation).ConfigureAwait(false);
        DataSplit split = DataSplit.Make(recipe, training, test);
        QuantizationResult quantized = await QuantizeAsync(training, null, cancellation).ConfigureAwait(false);
        Model model = Model.Load(quantized.Tflite);
        // Without held-out images the training images must do; a recipe whose seeds are compared should hold some out.
        Score validation = Int8Evaluator.Run(model, split.Validation.Count > 0 ? split.Validation : split.Train, cancellation);
        Score tested = Int8Evaluator.Run(model, split.Test, cancellation);
        await WholeFile.WriteAsync(Of(TfliteFile), quantized.Tflite).ConfigureAwait(false);
        var result = new SeedResult(
            (int)recipe.Seed, report.Epochs.Count, new Score(report.Test.Images, report.Test.Correct, report.Test.Loss), validation, tested, quantized.Report.TfliteSha256)
        {
            TrainerInt8Correct = report.Phases.FirstOrDefault(p => p.Phase == TrainingPhase.Int8Network)?.Test.Correct,
        };
        await WholeFile.WriteAsync(Of(SeedRecord.File), Encoding.UTF8.GetBytes(JsonOutput.Format(new SeedRecord(recipe, result)))).ConfigureAwait(false);
        return result;
    }

    /// <summary>Quantises the trained network.</summary>
    /// <param name="training">What to calibrate on.</param>
    /// <param name="test">What to count right answers of, or null.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<QuantizationResult> QuantizeAsync(ImageSet training, ImageSet? test, CancellationToken cancellation)
    {
        byte[] onnx = await File.ReadAllBytesAsync(Of(TrainRun.ModelFile), cancellation).ConfigureAwait(false);
        var options = new QuantizationOptions
        {
            Name = recipe.Name,
            // Cut-outs of photographs come first; without them the calibration is that of tools/quantize, which then gives the same bytes.
            Calibration = new LabelledImages(recipe.Data.Photographs > 0 ? training.Slice(recipe.Data.Photographs, training.Count - recipe.Data.Photographs) : training),
            Test = test is null ? null : new LabelledImages(test),
            ClassNames = training.ClassNames,
            Command = Reproducer.Command(recipe.Name),
        };
        return await Task.Run(() => QuantizationPipeline.Run(onnx, options, null, cancellation), cancellation).ConfigureAwait(false);
    }

    private TrainingReport? Finished() =>
        File.Exists(Of(TrainRun.ModelFile)) && JsonOutput.TryRead<TrainingReport>(Of(TrainRun.TrainingFile)) is { } report && SeedRecord.TrainTheSame(report.Recipe, recipe) && report.Teacher == train.TeacherHash()
            ? report
            : null;

    private bool IsWhole(SeedResult result) =>
        Finished() is not null && File.Exists(Of(TfliteFile)) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Of(TfliteFile)))) == result.TfliteSha256;
}
