using System.Text.Json.Serialization;

namespace Edge.Trainer.Training;

/// <summary>The parts of a training.</summary>
public enum TrainingPhase
{
    /// <summary>The network with float weights and activations.</summary>
    [JsonStringEnumMemberName("float")]
    FloatNetwork,

    /// <summary>The network as the int8 engine computes it.</summary>
    [JsonStringEnumMemberName("int8")]
    Int8Network,
}
