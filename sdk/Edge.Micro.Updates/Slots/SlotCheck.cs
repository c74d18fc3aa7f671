using Edge.Micro.Updates.Packages;

namespace Edge.Micro.Updates.Slots;

/// <summary>Tells what a slot holds, so that a transfer that was cut goes on where it stopped.</summary>
public static class SlotCheck
{
    private const int ChunkLength = 512;

    /// <summary>The CRC-32 of zip of all bytes that are there.</summary>
    public static uint Of(IPackageSource slot)
    {
        Crc32 crc = new Crc32();
        byte[] chunk = new byte[ChunkLength];
        int length = slot.Length;
        for (int position = 0; position < length; position += ChunkLength)
        {
            int count = length - position < ChunkLength ? length - position : ChunkLength;
            slot.Read(position, chunk, 0, count);
            crc.Add(chunk, 0, count);
        }
        return crc.End();
    }
}
