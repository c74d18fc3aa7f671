namespace Iot.Device.Media;

// A frame is data, so that fakes can hand it out.
public class NewImageBufferReadyEventArgs(byte[] imageBuffer, int length)
{
    public byte[] ImageBuffer { get; } = imageBuffer;

    public int Length { get; } = length;
}
