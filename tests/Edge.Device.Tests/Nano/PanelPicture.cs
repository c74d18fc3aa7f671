using System.Linq;
using Edge.Nano;

namespace Edge.Device.Tests.Nano;

/// <summary>What a viewer of the SSD1306 sees.</summary>
internal static class PanelPicture
{
    /// <summary>The pixels row by row.</summary>
    public static bool[] Of(FakeSsd1306 chip) => (from y in Enumerable.Range(0, 64) from x in Enumerable.Range(0, 128) select chip.IsLit(x, y)).ToArray();

    /// <summary>Whether the large label is exactly this one.</summary>
    public static bool HasLabel(FakeSsd1306 chip, int label) =>
        (from y in Enumerable.Range(0, DigitFont.Height * PanelView.LabelScale)
         from x in Enumerable.Range(0, DigitFont.Width * PanelView.LabelScale)
         select chip.IsLit(PanelView.LabelLeft + x, PanelView.LabelTop + y)
            == DigitFont.IsDot(label < 0 ? DigitFont.Dash : label, x / PanelView.LabelScale, y / PanelView.LabelScale)).All(same => same);

    /// <summary>Saves it to be looked at.</summary>
    public static void Save(FakeSsd1306 chip, string name) => Pictures.Save(name, 128, 64, 4, (x, y) => chip.IsLit(x, y) ? ((byte)160, (byte)220, (byte)255) : ((byte)10, (byte)10, (byte)20));

    public static void AssertLabel(FakeSsd1306 chip, int label) => Assert.True(HasLabel(chip, label), $"expected the label {label}");

    public static void AssertAnswer(FakeSsd1306 chip, byte[] picture, int label)
    {
        AssertLabel(chip, label);
        for (int y = 0; y < 56; y++)
            for (int x = 0; x < 56; x++)
                Assert.Equal(picture[(y / 2 * 28) + (x / 2)] >= 128, chip.IsLit(PanelView.PictureEdge + x, PanelView.PictureEdge + y));
    }
}
