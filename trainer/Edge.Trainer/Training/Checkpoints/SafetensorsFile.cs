using System.Collections.Generic;

namespace Edge.Trainer.Training.Checkpoints;

/// <summary>What a safetensors file holds.</summary>
/// <param name="Metadata">Texts by name.</param>
/// <param name="Tensors">The tensors in the order of the file.</param>
public sealed record SafetensorsFile(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<StateTensor> Tensors);
