using System.Linq;
using Edge.Nano;
using Edge.Nano.CoreS3;

namespace Edge.Device.Tests.Nano.CoreS3;

/// <summary>What a person reads from the board's screen.</summary>
internal sealed class PadScreen(FakeCoreS3 board)
{
    /// <summary>Pixels of the pad that are not its ground.</summary>
    public int PadInk() => Enumerable.Range(0, PadView.PadSide * PadView.PadSide).Count(i => board.At(PadView.PadEdge + (i % PadView.PadSide), PadView.PadEdge + (i / PadView.PadSide)) != PadView.PadColor);

    /// <summary>Every pixel that is not the pad's.</summary>
    public ushort[] Outside() => [.. from y in Enumerable.Range(0, 240) from x in Enumerable.Range(0, 320) where !PadView.IsPad(x, y) select board.At(x, y)];

    /// <summary>The label: -1 for a dash, -2 for none.</summary>
    public int Label() => Enumerable.Range(-1, 11).Where(label => Enumerable.Range(0, 35).All(i =>
        board.At(PadView.LabelLeft + (PadView.LabelScale * (i % 5)) + 3, PadView.LabelTop + (PadView.LabelScale * (i / 5)) + 3) != 0
            == DigitFont.IsDot(label < 0 ? DigitFont.Dash : label, i % 5, i / 5))).DefaultIfEmpty(-2).Single();

    /// <summary>Pixels that a digit's bar is long.</summary>
    public int Bar(int digit) => Enumerable.Range(0, PadView.BarWidth).Count(x => board.At(PadView.BarLeft + x, PadView.BarTop + (digit * PadView.BarPitch) + 3) == PadView.BarColor);

    /// <summary>Saves the picture where pictures are asked for.</summary>
    public void Save(string name) => Pictures.Save(name, 320, 240, 2, (x, y) =>
    {
        int color = board.At(x, y);
        return ((byte)(color >> 11 << 3), (byte)(color >> 5 << 2), (byte)(color << 3));
    });
}
