using System;
using System.Collections.Generic;
using System.Threading;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Tflite;
using Edge.Quantize.Data;
using Edge.Quantize.Tflite;

namespace Edge.Quantize.Pipeline;

/// <summary>An int8 .tflite file as input: nothing is quantised again. Golden samples and labels that it lacks are added as metadata.</summary>
/// <param name="File">The file: the one given, where it had all of that, or with its bytes at the end of the new one.</param>
/// <param name="Model">The network.</param>
/// <param name="Golden">The samples that travel with it.</param>
public sealed record TfliteSource(byte[] File, Model Model, GoldenSamples Golden)
{
    /// <summary>Checks a file by loading it and running its golden samples, and adds what it lacks.</summary>
    /// <param name="file">The file.</param>
    /// <param name="images">Pictures to take golden samples from; null for bytes of a seeded generator.</param>
    /// <param name="labels">Names of the classes, where the file has none, as metadata of Edge or in TFLite's associated files; null where they are not known.</param>
    /// <param name="limits">How much the model may ask for; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidModelException">The file is no int8 model that can be run; the message says why.</exception>
    /// <exception cref="QuantizeException">Golden samples, pictures or labels do not fit the model; the message says why.</exception>
    public static TfliteSource Read(byte[] file, IImageSet? images, IReadOnlyList<string>? labels = null, ModelLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        Model model = Model.Load(file, limits);
        string name = model.Graph.Name;
        if (images is not null && images.ImageLength != model.InputLength)
            throw new QuantizeException($"Model '{name}': expected an input of {images.ImageLength} elements as the pictures have, got {model.InputLength}; pass the data that the network was trained on.");
        if (labels is not null && labels.Count != model.Graph.Outputs[0].Length)
            throw new QuantizeException($"Model '{name}': expected {model.Graph.Outputs[0].Length} names of classes, one for each element of the output, got {labels.Count}; pass as many.");
        if (model.SelfTest() is > 0 and int wrong)
            throw new QuantizeException($"Model '{name}': expected the outputs of its golden samples, got others for {wrong} of {model.GoldenSamples}; the file is damaged, get it again.");

        var entries = new List<(string Name, byte[] Data)>();
        byte[]? metadata = TfliteReader.Read(file, limits ?? new ModelLimits()).FindMetadata(Model.GoldenMetadata);
        GoldenSamples golden = metadata is { Length: > 0 } ? GoldenSamples.OfMetadata(model, metadata) : GoldenSamples.Of(model, images, cancellationToken);
        if (metadata is not { Length: > 0 })
            entries.Add((Model.GoldenMetadata, golden.ToMetadata()));
        if (model.Labels is null && (AssociatedFiles.Labels(file, model.Graph.Outputs[0].Length) ?? labels) is { } names)
            entries.Add((Model.LabelsMetadata, LabelText.ToBytes(LabelText.Clean(names))));
        if (entries.Count == 0)
            return new TfliteSource(file, model, golden);

        byte[] added = TfliteMetadata.Add(file, entries);
        model = Model.Load(added, limits);
        if (model.SelfTest() > 0)
            throw new QuantizeException($"Model '{name}': expected its own outputs from the file with golden samples, got others; this is a fault of Edge, report it with the file.");
        return new TfliteSource(added, model, golden);
    }
}
