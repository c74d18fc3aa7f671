using Edge.Micro;

namespace Edge.Quantize.Nano;

/// <summary>Where a tensor is kept: kind, margins of zeros for its consumers' padding, and the field.</summary>
/// <param name="Tensor">Batch 1, NHWC if it has four dimensions.</param>
/// <param name="Kind">How values stand there.</param>
/// <param name="Low">Smallest real step q - zero point.</param>
/// <param name="High">Largest.</param>
internal sealed record TensorStore(Tensor Tensor, StoreKind Kind, int Low, int High)
{
    /// <summary>Rows of zeros above the picture.</summary>
    public int Top { get; init; }

    /// <summary>Columns of zeros left of it.</summary>
    public int Left { get; init; }

    /// <summary>Rows below.</summary>
    public int Bottom { get; init; }

    /// <summary>Columns to the right.</summary>
    public int Right { get; init; }

    /// <summary>The expression that names the array in Run.</summary>
    public string Field { get; set; } = "";

    /// <summary>Rows, margins included; 1 where the tensor is no picture.</summary>
    public int Rows => IsPicture ? Tensor.Shape[1] + Top + Bottom : 1;

    /// <summary>Columns, margins included.</summary>
    public int Columns => IsPicture ? Tensor.Shape[2] + Left + Right : Tensor.Length;

    /// <summary>Channels; 1 where the tensor is no picture.</summary>
    public int Channels => IsPicture ? Tensor.Shape[3] : 1;

    /// <summary>Elements, margins included.</summary>
    public int Length => Rows * Columns * Channels;

    /// <summary>Whether there are margins.</summary>
    public bool HasMargins => Top + Left + Bottom + Right > 0;

    /// <summary>C# type of an element.</summary>
    public string Element => Kind switch
    {
        StoreKind.Raw => "sbyte",
        StoreKind.Wide => "long",
        _ => Low < 0 ? "short" : "byte",
    };

    /// <summary>Bytes of an element.</summary>
    public int ElementBytes => Element switch { "long" => 8, "short" => 2, _ => 1 };

    /// <summary>What is subtracted from q where it is stored.</summary>
    public int Stored => Kind == StoreKind.Raw ? 0 : Tensor.ZeroPoint;

    /// <summary>Index of a cell of the picture.</summary>
    public int Index(int row, int column) => ((row + Top) * Columns + column + Left) * Channels;

    private bool IsPicture => Tensor.Shape.Length == 4;
}
