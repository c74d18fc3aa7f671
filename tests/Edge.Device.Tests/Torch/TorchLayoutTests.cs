using System.Linq;
using Edge.Trainer.Recipes;
using Edge.Trainer.Torch;

namespace Edge.Device.Tests.Torch;

public class TorchLayoutTests
{
    [Fact]
    public void Images_put_their_channels_first()
    {
        // Two images of 2 rows, 3 columns, 2 channels; a value names its image, row, column and channel.
        var shape = new TensorShape(2, 3, 2);
        float[] images = (from i in Enumerable.Range(0, 2) from y in Enumerable.Range(0, 2) from x in Enumerable.Range(0, 3) from c in Enumerable.Range(0, 2) select Named(i, y, x, c)).ToArray();
        float[] expected = (from i in Enumerable.Range(0, 2) from c in Enumerable.Range(0, 2) from y in Enumerable.Range(0, 2) from x in Enumerable.Range(0, 3) select Named(i, y, x, c)).ToArray();
        Assert.Equal(expected, TorchLayout.ImagesToTorch(images, shape));
    }

    [Fact]
    public void A_convolution_puts_its_filters_last()
    {
        float[] torch = (from f in Enumerable.Range(0, 4) from c in Enumerable.Range(0, 2) from y in Enumerable.Range(0, 3) from x in Enumerable.Range(0, 3) select Named(f, c, y, x)).ToArray();
        float[] expected = (from y in Enumerable.Range(0, 3) from x in Enumerable.Range(0, 3) from c in Enumerable.Range(0, 2) from f in Enumerable.Range(0, 4) select Named(f, c, y, x)).ToArray();
        Assert.Equal(expected, TorchLayout.ConvolutionFromTorch(torch, 3, 2, 4));
    }

    [Fact]
    public void A_dense_layer_takes_the_image_channels_last()
    {
        float[] torch = (from u in Enumerable.Range(0, 5) from c in Enumerable.Range(0, 2) from y in Enumerable.Range(0, 3) from x in Enumerable.Range(0, 4) select Named(u, c, y, x)).ToArray();
        float[] expected = (from y in Enumerable.Range(0, 3) from x in Enumerable.Range(0, 4) from c in Enumerable.Range(0, 2) from u in Enumerable.Range(0, 5) select Named(u, c, y, x)).ToArray();
        Assert.Equal(expected, TorchLayout.DenseFromTorch(torch, new TensorShape(3, 4, 2), 5));
    }

    private static float Named(int a, int b, int c, int d) => (1000 * a) + (100 * b) + (10 * c) + d;
}
