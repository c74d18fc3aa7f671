using System;

namespace Edge.Photographs;

/// <summary>What lies before the camera: the share of red, green and blue light that every pixel reflects, and the place on the page that it shows.</summary>
internal sealed class Canvas
{
    private PageView? _view;

    /// <summary>Makes the buffers of pictures of one size.</summary>
    public Canvas(int width, int height)
    {
        (Width, Height) = (width, height);
        int length = width * height;
        (Red, Green, Blue) = (new float[length], new float[length], new float[length]);
        (U, V) = (new float[length], new float[length]);
        Ink = new InkLayer(this);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The shorter side.</summary>
    public int Side => Math.Min(Width, Height);

    /// <summary>Red, row by row.</summary>
    public float[] Red { get; }

    /// <summary>Green, row by row.</summary>
    public float[] Green { get; }

    /// <summary>Blue, row by row.</summary>
    public float[] Blue { get; }

    /// <summary>The page's column that each pixel shows.</summary>
    public float[] U { get; }

    /// <summary>The page's row that each pixel shows.</summary>
    public float[] V { get; }

    /// <summary>What is being drawn and not yet on the page.</summary>
    public InkLayer Ink { get; }

    /// <summary>How the camera looks at the page; when set, <see cref="U"/> and <see cref="V"/> follow.</summary>
    public PageView View
    {
        get => _view ?? throw new InvalidOperationException("The view was not set.");
        set
        {
            _view = value;
            for (int y = 0, i = 0; y < Height; y++)
                for (int x = 0; x < Width; x++, i++)
                    (U[i], V[i]) = value.ToPage(x + 0.5f, y + 0.5f);
        }
    }

    /// <summary>The colour of a pixel.</summary>
    public Colour this[int index]
    {
        get => new(Red[index], Green[index], Blue[index]);
        set => (Red[index], Green[index], Blue[index]) = (value.Red, value.Green, value.Blue);
    }

    /// <summary>Covers a pixel with a share of a colour.</summary>
    public void Cover(int index, Colour colour, float share)
    {
        Red[index] += (colour.Red - Red[index]) * share;
        Green[index] += (colour.Green - Green[index]) * share;
        Blue[index] += (colour.Blue - Blue[index]) * share;
    }

    /// <summary>Lets a pixel reflect another share of the light.</summary>
    public void Dim(int index, float factor)
    {
        Red[index] *= factor;
        Green[index] *= factor;
        Blue[index] *= factor;
    }
}
