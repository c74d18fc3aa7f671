using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Edge.Trainer.Recipes;

/// <summary>All that makes a training repeatable: data, network, optimiser, length and seed. Read by <see cref="RecipeReader"/>.</summary>
public sealed record Recipe
{
    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>The images.</summary>
    public DataSpec Data { get; init; } = new();

    /// <summary>The shape of an image.</summary>
    public TensorShape Input { get; init; } = new(28, 28, 1);

    /// <summary>The layers; the last is dense with one unit a class, and its softmax is implied.</summary>
    public required IReadOnlyList<LayerSpec> Network { get; init; }

    /// <summary>The optimiser.</summary>
    public OptimizerSpec Optimizer { get; init; } = new();

    /// <summary>How often every training image is seen.</summary>
    public required int Epochs { get; init; }

    /// <summary>Images a step.</summary>
    public int Batch { get; init; } = 64;

    /// <summary>The seed of weights, order, dropout and augmentation.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How the first weights are drawn. The default is not written, so that checkpoints of before know their recipe.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public InitializerType Initializer { get; init; }

    /// <summary>The change of training images, or null for none.</summary>
    public AugmentationSpec? Augmentation { get; init; }

    /// <summary>The part of the target that is spread evenly over all classes (Szegedy et al., 2016), in [0, 1).</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>When a phase ends early, or null for never.</summary>
    public EarlyStoppingSpec? EarlyStopping { get; init; }

    /// <summary>Whether a phase gives the weights of its epoch with the best validation accuracy (of equal ones the lower validation loss) instead of its last.</summary>
    public bool BestEpoch { get; init; }

    /// <summary>The network to learn from, or null for none.</summary>
    public DistillationSpec? Distillation { get; init; }

    /// <summary>The averaging of weights, or null for none.</summary>
    public AveragingSpec? Averaging { get; init; }

    /// <summary>The phase of quantisation-aware training after the float phase, or null for none.</summary>
    public QuantizationSpec? Quantization { get; init; }

    /// <summary>What the network's author reports, or null for a network of our own.</summary>
    public PublishedSpec? Published { get; init; }

    /// <summary>How many seeds <c>reproduce</c> trains: <see cref="Seed"/> and those after it.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Whether <c>reproduce</c> writes the network to the folder of the shipped models.</summary>
    public bool Ship { get; init; }

    /// <summary>The number of classes.</summary>
    public int Classes => Network[^1].Units;
}
