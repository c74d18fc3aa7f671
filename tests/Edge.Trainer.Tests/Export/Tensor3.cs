using System;

namespace Edge.Trainer.Tests.Export;

/// <summary>Channels, height, width; zero outside.</summary>
internal sealed record Tensor3(int Channels, int Height, int Width, double[] Data)
{
    public Tensor3(int channels, int height, int width)
        : this(channels, height, width, new double[channels * height * width])
    {
    }

    public double At(int channel, int row, int column) =>
        row < 0 || column < 0 || row >= Height || column >= Width ? 0 : Data[(((channel * Height) + row) * Width) + column];

    public void Fill(Func<int, int, int, double> value)
    {
        for (int c = 0; c < Channels; c++)
            for (int row = 0; row < Height; row++)
                for (int column = 0; column < Width; column++)
                    Data[(((c * Height) + row) * Width) + column] = value(c, row, column);
    }
}
