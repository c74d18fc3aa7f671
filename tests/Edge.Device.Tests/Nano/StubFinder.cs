using System;
using Edge.Nano;

namespace Edge.Device.Tests.Nano;

/// <summary>Takes the 28x28 pixels at the top left of a frame for the digit; none where the last pixel is set.</summary>
internal sealed class StubFinder(int width) : IDigitFinder
{
    public bool TryFind(byte[] frame, byte[] digit)
    {
        for (int y = 0; y < 28; y++)
            Array.Copy(frame, y * width, digit, y * 28, 28);
        return frame[^1] == 0;
    }
}
