using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Edge.Trainer.Training;
using Edge.Trainer.Training.Checkpoints;

namespace Edge.Trainer.Tests.Training.Checkpoints;

/// <summary>Files as other programs write them, good and bad.</summary>
public sealed class SafetensorsTests
{
    [Fact]
    public void ReadsAFileOfAnotherWriter()
    {
        // Another order in the header than in the data, blanks before the data, and no metadata.
        SafetensorsFile file = Safetensors.Read(File(
            """{"b":{"dtype":"I64","shape":[1],"data_offsets":[8,16]},"a":{"data_offsets":[0,8],"shape":[2,1],"dtype":"F32"}}      """, [0, 0, 128, 63, 0, 0, 0, 64, 5, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Equal([1f, 2f], file.Tensors.Named("a").As<float>(2).ToArray());
        Assert.Equal([5L], file.Tensors.Named("b").As<long>(1).ToArray());
        Assert.Empty(file.Metadata);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "'a' of shape [2] cannot be bytes 0 to 4 of 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "'a' of shape [3] cannot be bytes 0 to 12 of 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}}""", "'a' of shape [2147483647, 2147483647, 2147483647] cannot be bytes 0 to 8 of 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}""", "'a' of shape [-1, -2] cannot be bytes 0 to 8 of 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", "'a' of shape [2] cannot be bytes -8 to 0 of 8")]
    [InlineData("""{"a":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}}""", "'a' has the type BF16, not F32, F64 or I64")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "it holds 8 bytes of tensors where 4 were expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'a' begins at byte 4 where byte 0 was expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'b' begins at byte 4 where byte 8 was expected")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "'a' stands twice in its header")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "its header is not that of a safetensors file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}}""", "its header is not that of a safetensors file")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", "'a' has 1 offsets where 2 were expected")]
    [InlineData("""[1]""", "its header is not that of a safetensors file")]
    [InlineData("""{"a":""", "its header is not that of a safetensors file")]
    public void RefusesWhatDoesNotFit(string header, string reason) =>
        Assert.Equal(reason, Assert.Throws<InvalidDataException>(() => Safetensors.Read(File(header, new byte[8]))).Message);

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(long.MaxValue)]
    public void RefusesAHeaderLongerThanTheFile(long length)
    {
        byte[] bytes = File("{}        ", []);
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        Assert.Equal($"its header cannot be {length} of 18 bytes", Assert.Throws<InvalidDataException>(() => Safetensors.Read(bytes)).Message);
    }

    [Fact]
    public void ATensorMustFitItsShape()
    {
        Assert.Throws<ArgumentException>(() => StateTensor.Of("a", new float[3], 2, 2));
        IReadOnlyList<StateTensor> state = [StateTensor.Of("a", new float[3])];
        Assert.Equal("Expected 4 values of type Single for 'a', got 3 of type Single.", Assert.Throws<ArgumentException>(() => state.Named("a").As<float>(4).Length).Message);
        Assert.Throws<ArgumentException>(() => state.Named("a").As<double>(3).Length);
        Assert.Throws<ArgumentException>(() => state.Named("b"));
    }

    private static byte[] File(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header), length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }
}
