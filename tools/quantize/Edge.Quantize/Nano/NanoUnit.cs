using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Emit;

namespace Edge.Quantize.Nano;

/// <summary>Methods and constants of a layer that stay together when a class is split.</summary>
/// <param name="Methods">The methods.</param>
internal sealed record NanoUnit(IReadOnlyList<MethodText> Methods)
{
    /// <summary>Constants that the methods' callers ask the class for.</summary>
    public IReadOnlyList<(string Name, string Summary, IReadOnlyList<sbyte> Values, ArrayLayout Layout)> Constants { get; init; } = [];

    /// <summary>The class that holds the unit.</summary>
    public string Owner { get; set; } = "";

    /// <summary>Bytes of IL.</summary>
    public int CodeBytes => Methods.Sum(m => m.Bytes);

    /// <summary>Bytes of constants.</summary>
    public int ConstantBytes => Constants.Sum(c => c.Values.Count);
}
