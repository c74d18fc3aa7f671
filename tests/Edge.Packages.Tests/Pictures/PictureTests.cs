using System;
using Edge.Testing;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Packages.Tests.Pictures;

/// <summary>Proves that the pictures in the packages are what their programs draw: nothing in them comes from elsewhere.</summary>
public sealed class PictureTests
{
    [Fact]
    public void The_icon_is_what_its_painter_draws()
    {
        string path = Repository.PathOf("sdk", "packages", "icon.png");
        byte[] drawn = IconPainter.Draw();
        if (AcceptedFile.IsAccepting)
            PngWriter.Save(path, new ColorImage(IconPainter.Side, IconPainter.Side, drawn));
        // Compared by pixels: the bytes of a PNG depend on the compressor.
        ColorImage icon = ImageFile.LoadColor(path);
        Assert.Equal((IconPainter.Side, IconPainter.Side), (icon.Width, icon.Height));
        Assert.True(drawn.AsSpan().SequenceEqual(icon.Pixels), $"icon.png differs; {AcceptedFile.Advice}");
    }

    [Fact]
    public void The_first_picture_of_the_template_is_what_its_program_draws() =>
        AcceptedFile.Compare(Repository.PathOf("sdk", "packages", "Edge.Templates", "edge-app", "digits.pbm"), PageBitmap.Draw("314", "27"));
}
