using Edge.Micro.Operators;
using Edge.Micro.Tests.Oracle;

namespace Edge.Micro.Tests.Parity;

/// <summary>A picture and a window that fits: 1x1, odd, strides above the kernel, kernels above the picture with SAME.</summary>
public sealed class WindowCase
{
    public WindowCase(Parts parts, bool dilated)
    {
        do
        {
            bool same = parts.Chance(50), pointwise = parts.Chance(20);
            Rows = Axis(parts, same, pointwise, dilated);
            Columns = Axis(parts, same, pointwise, dilated);
        }
        while (Rows.Output < 1 || Columns.Output < 1);
    }

    public Sliding Rows { get; }

    public Sliding Columns { get; }

    public Window ToWindow() => new(Rows.Kernel, Columns.Kernel, Rows.Stride, Columns.Stride, Rows.Dilation, Columns.Dilation, Rows.Same);

    public override string ToString() => $"rows {Rows}, columns {Columns}";

    private static Sliding Axis(Parts parts, bool same, bool pointwise, bool dilated) => new(
        parts.Pick(1, 2, 3, 4, 5, 6, 7, 9),
        pointwise ? 1 : parts.Pick(1, 2, 3, 3, 4, 5, 7),
        parts.Pick(1, 1, 1, 2, 2, 3, 4, 6),
        dilated ? parts.Pick(1, 1, 1, 2, 3) : 1,
        same);
}
