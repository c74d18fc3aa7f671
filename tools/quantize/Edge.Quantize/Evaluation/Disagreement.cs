using System.Text.Json.Serialization;

namespace Edge.Quantize.Evaluation;

/// <summary>A picture that float and int8 answer differently.</summary>
/// <param name="Index">Which picture of the set.</param>
/// <param name="Label">Its class; null where it has none.</param>
/// <param name="FloatAnswer">The float network's class.</param>
/// <param name="FloatValue">The float network's output of that class.</param>
/// <param name="Int8Answer">The int8 model's class.</param>
/// <param name="Int8Value">The int8 model's output of that class.</param>
/// <param name="Margin">By how much the float network prefers its class to the int8 model's, in units of its output.</param>
public sealed record Disagreement(int Index, int? Label, int FloatAnswer, float FloatValue, int Int8Answer, float Int8Value, float Margin)
{
    /// <summary>True where float was right and int8 is not.</summary>
    [JsonIgnore]
    public bool IsLost => Label == FloatAnswer;

    /// <summary>The picture, for the page; null where the input is no picture. Not in report.json.</summary>
    [JsonIgnore]
    public InputPicture? Picture { get; init; }
}
