using System;
using System.Linq;
using Edge.Quantize.Network;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Import;

/// <summary>Proves that whatever the bytes are, the outcome is a network or <see cref="QuantizeException"/>, with bounded memory.</summary>
public class OnnxFuzzTests
{
    // An importer that believed a length or a shape of the file would ask for more in one go.
    private const long MostBytes = 64 << 20;

    [Fact]
    public void Mutated_files_give_a_network_or_one_sentence()
    {
        var random = new Random(11);
        int networks = 0, refused = 0;
        for (int i = 0; i < 4000; i++)
        {
            byte[] file = (byte[])RandomNetwork.Of(i % 40, withSoftmax: true).ToBytes().Clone();
            for (int changes = random.Next(1, 6); changes > 0; changes--)
            {
                int at = random.Next(file.Length);
                file[at] = random.Next(3) switch { 0 => (byte)random.Next(256), 1 => (byte)(file[at] ^ (1 << random.Next(8))), _ => 0xFF };
            }
            if (Imports(file))
                networks++;
            else
                refused++;
        }
        Assert.True(networks > 100 && refused > 1000, $"{networks} networks, {refused} refused");
    }

    [Fact]
    public void Structured_mutations_give_a_network_or_one_sentence()
    {
        var random = new Random(12);
        int networks = 0, refused = 0;
        for (int i = 0; i < 2000; i++)
        {
            if (Imports(ModelMutation.Of(RandomNetwork.Of(i % 40, withSoftmax: true), random)))
                networks++;
            else
                refused++;
        }
        Assert.True(networks > 100 && refused > 500, $"{networks} networks, {refused} refused");
    }

    [Fact]
    public void Mutated_files_with_scales_give_a_network_or_one_sentence()
    {
        var random = new Random(13);
        byte[][] files = [.. Enumerable.Range(0, 20).Select(seed => QdqForm.Of(RandomNetwork.Of(seed, withSoftmax: false), Quantized.Of(RandomNetwork.Of(seed, withSoftmax: false), 2), seed))];
        int networks = 0, refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] file = (byte[])files[i % files.Length].Clone();
            for (int changes = random.Next(1, 6); changes > 0; changes--)
                file[random.Next(file.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)0xFF;
            if (Imports(file))
                networks++;
            else
                refused++;
        }
        Assert.True(networks > 100 && refused > 500, $"{networks} networks, {refused} refused");
    }

    [Fact]
    public void Every_truncation_gives_a_network_or_one_sentence()
    {
        byte[] file = RandomNetwork.Of(3, withSoftmax: true).ToBytes();
        for (int length = 0; length < file.Length; length += Math.Max(1, file.Length / 2000))
            Imports(file[..length]);
        Assert.False(Imports([]));
        Assert.True(Imports(file));
    }

    [Fact]
    public void Messages_nested_without_end_are_refused()
    {
        // Attribute.g -> Graph.node -> Node.attribute -> ..., 3 levels of length-delimited fields around each other.
        byte[] inner = [];
        byte[] tags = [0x3A, 0x0A, 0x2A, 0x32];
        for (int depth = 0; depth < 3000; depth++)
        {
            byte tag = depth % 3 == 0 ? tags[1] : depth % 3 == 1 ? tags[3] : tags[2];
            inner = [tag, .. Varint(inner.Length), .. inner];
        }
        Assert.False(Imports([0x3A, .. Varint(inner.Length), .. inner]));
    }

    [Theory]
    [InlineData(new byte[] { 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 })]
    [InlineData(new byte[] { 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    [InlineData(new byte[] { 0x3A, 0x0C, 0x2A, 0x0A, 0x4A, 0xF8, 0xFF, 0xFF, 0xFF, 0x07 })]
    [InlineData(new byte[] { 0x3A, 0x0C, 0x2A, 0x0A, 0x22, 0xF8, 0xFF, 0xFF, 0xFF, 0x07 })]
    public void A_length_of_two_gigabytes_allocates_little(byte[] file) => Assert.False(Imports(file));

    private static byte[] Varint(int value) =>
        value < 128 ? [(byte)value] : value < 1 << 14 ? [(byte)(value | 0x80), (byte)(value >> 7)] : [(byte)(value | 0x80), (byte)(value >> 7 | 0x80), (byte)(value >> 14)];

    private static bool Imports(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            FloatGraph graph = QuantizationPipeline.Import(file);
            Assert.NotEmpty(graph.Operators);
            return true;
        }
        catch (QuantizeException e)
        {
            Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
            return false;
        }
        finally
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(bytes < MostBytes, $"{bytes} bytes allocated for a file of {file.Length}");
        }
    }
}
