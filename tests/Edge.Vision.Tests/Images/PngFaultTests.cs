using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;
using Edge.Vision.Images;

namespace Edge.Vision.Tests.Images;

public sealed class PngFaultTests
{
    [Fact]
    public void AHugeClaimWithLittleDataTakesNoMemory()
    {
        byte[] file = Png(8192, 8192, new byte[100]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<InvalidImageException>(() => ImageFile.Decode(file));
        Assert.Contains("cut short", e.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(16385, 1)]
    [InlineData(16384, 16384)]
    public void SizesOutOfRangeAreRefused(int width, int height) =>
        Assert.Contains($"{width}x{height}", Assert.Throws<InvalidImageException>(() => ImageFile.Decode(Png(width, height, new byte[10]))).Message, StringComparison.Ordinal);

    [Fact]
    public void ABombOfTooMuchDataIsReadOnlyAsFarAsThePictureGoes()
    {
        // 64 MB of zeros behind a picture of 4x4: what does not belong to the picture is not inflated.
        byte[] file = Png(4, 4, new byte[1 << 26]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(4, ImageFile.Decode(file).Width);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [Fact]
    public void ACorruptedByteIsFoundByTheChecksum()
    {
        byte[] file = Png(4, 4, new byte[20]);
        file[20] ^= 1;
        Assert.Contains("checksum", Assert.Throws<InvalidImageException>(() => ImageFile.Decode(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryTruncationIsRefused()
    {
        byte[] file = Png(4, 4, new byte[20]);
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<InvalidImageException>(() => ImageFile.Decode(file.AsMemory(0, length)));
        Assert.Equal(4, ImageFile.Decode(file).Height);
    }

    [Fact]
    public void OtherFormatsAreNamedByTheirFirstBytes() =>
        Assert.Contains("47494638", Assert.Throws<InvalidImageException>(() => ImageFile.Decode(new byte[] { 0x47, 0x49, 0x46, 0x38, 0 })).Message, StringComparison.Ordinal);

    private static byte[] Png(int width, int height, byte[] raw)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk(file, "IHDR", header);
        using var data = new MemoryStream();
        using (var deflater = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
            deflater.Write(raw);
        Chunk(file, "IDAT", data.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ChecksumRepair.Checksum(body));
        file.Write(number);
    }
}
