using System;

namespace Edge.Nano;

/// <summary>What a network says of one picture: a share for each digit, and the digit where the network knows one and its share is large enough. Filled again for each picture.</summary>
public sealed class DigitAnswer
{
    /// <summary>How many classes there are.</summary>
    public const int Classes = 10;

    /// <summary>A label for "no digit".</summary>
    public const int None = -1;

    /// <summary>Percent that the best class needs: below a half the network itself holds the other digits for likelier.</summary>
    public const int NeededPercent = 50;

    /// <summary>The share of each class in percent, rounded.</summary>
    public int[] Percents { get; } = new int[Classes];

    /// <summary>0 to 9, or <see cref="None"/>.</summary>
    public int Label { get; private set; } = None;

    /// <summary>The largest share in percent.</summary>
    public int Percent { get; private set; }

    /// <summary>Takes a network's softmax.</summary>
    /// <param name="output">Ten values, -128 stands for 0 and 127 for 255/256: the format of every network that ends in softmax.</param>
    /// <param name="knows">Whether the picture looked like a digit at all.</param>
    /// <exception cref="ArgumentException">There are not ten.</exception>
    public void Take(sbyte[] output, bool knows)
    {
        if (output.Length != Classes)
            throw new ArgumentException("Expected " + Classes + " outputs, got " + output.Length + ".");
        int best = 0;
        for (int i = 0; i < Classes; i++)
        {
            Percents[i] = ((output[i] + 128) * 100 + 128) >> 8;
            if (output[i] > output[best])
                best = i;
        }
        Percent = Percents[best];
        Label = knows && Percent >= NeededPercent ? best : None;
    }

    /// <summary>Says that there is no digit at all.</summary>
    public void Clear()
    {
        Array.Clear(Percents, 0, Classes);
        Percent = 0;
        Label = None;
    }
}
