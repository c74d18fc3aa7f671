using Edge.Device.Tests.Fakes;
using Edge.Device.Tests.Nano;

namespace Edge.Device.Tests.RaspberryPi;

/// <summary>Saves what the colour panel shows, to be looked at (see <see cref="Pictures"/>).</summary>
internal static class PanelImage
{
    public static void Save(FakePanel panel, string name) => Pictures.Save(name, FakeIli9341.Width, FakeIli9341.Height, 2, (x, y) =>
    {
        ushort color = panel.Chip.Picture[(y * FakeIli9341.Width) + x];
        return ((byte)((color >> 11) * 255 / 31), (byte)(((color >> 5) & 63) * 255 / 63), (byte)((color & 31) * 255 / 31));
    });
}
