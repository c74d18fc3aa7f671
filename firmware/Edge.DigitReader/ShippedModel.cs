using Edge.Inference;
using Edge.Models;

namespace Edge.DigitReader;

/// <summary>The network that ships with Edge for handwritten digits. This is the only place that names it.</summary>
public static class ShippedModel
{
    /// <summary>Makes it from the generated class: no file is needed.</summary>
    public static Model Load() => Model.Load(DigitsModel.Create());
}
