namespace Edge.Quantize.Nano;

/// <summary>How a tile of outputs is computed.</summary>
internal enum TileKind
{
    /// <summary>Each input is compared with zero; its products are added one by one.</summary>
    Skips,

    /// <summary>All products of an output in one sum.</summary>
    Straight,

    /// <summary>3x3 by 1x1 in Winograd's F(2,3) down the columns: four products for two outputs instead of six.</summary>
    Winograd,
}
