namespace Edge.Quantize.Nano;

/// <summary>How the values of a tensor stand in memory while a generated class runs.</summary>
internal enum StoreKind
{
    /// <summary>sbyte[]: q, as at the class' edge and in Edge.Micro's operators.</summary>
    Raw,

    /// <summary>byte[] or short[]: q - zero point, least heap.</summary>
    Narrow,

    /// <summary>long[]: q - zero point, ready to be multiplied.</summary>
    Wide,
}
