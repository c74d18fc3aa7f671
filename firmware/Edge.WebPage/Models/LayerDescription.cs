using Edge.Micro;

namespace Edge.WebPage.Models;

/// <summary>A layer of a network.</summary>
/// <param name="Index">Its place among the operators.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its operator's name in TFLite, as CONV_2D.</param>
/// <param name="Shape">Dimensions of its output, NHWC.</param>
/// <param name="Macs">Multiply-accumulates of a run.</param>
/// <param name="ConstantBytes">Bytes of its weights and other constants.</param>
/// <param name="Filters">Its weights as pictures; null where it has none.</param>
internal sealed record LayerDescription(int Index, string Name, string Kind, int[] Shape, long Macs, int ConstantBytes, FilterSheet? Filters)
{
    /// <summary>Describes an operator of a network.</summary>
    public static LayerDescription Of(Graph graph, Operator layer, int index) =>
        new(index, layer.Name, layer.Kind, layer.Output.Shape, layer.Macs, layer.ConstantBytes, FilterSheet.Of(layer, graph));
}
