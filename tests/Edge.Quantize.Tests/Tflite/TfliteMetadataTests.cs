using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Tflite;
using Edge.Quantize.Tests.Support;
using Edge.Quantize.Tflite;
using Edge.Testing;

namespace Edge.Quantize.Tests.Tflite;

/// <summary>Proves that metadata is added to files of others without a change to their bytes, structure or answers.</summary>
public class TfliteMetadataTests
{
    public static TheoryData<string> Kinds => [.. EveryOperator.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_operator_keeps_its_bytes_and_gets_the_entries(string kind) => Keeps(EveryOperator.Of(kind));

    [SkippableTheory]
    [InlineData("n2")]
    [InlineData("kws")]
    [InlineData("resnet8")]
    [InlineData("mnist_dw")]
    public void Models_of_other_converters_keep_their_bytes_and_get_the_entries(string name) => Keeps(File.ReadAllBytes(Repository.SharedOrSkip("models", name + ".tflite")));

    [Fact]
    public void An_entry_of_the_same_name_is_replaced_and_others_stay()
    {
        byte[] file = EveryOperator.Of("ADD", [9, 9]);
        byte[] added = TfliteMetadata.Add(TfliteMetadata.Add(file, [("one", [1])]), [("one", [2, 2]), ("two", [3])]);
        TfliteModel model = TfliteReader.Read(added, new ModelLimits());
        Assert.Equal([2, 2], model.FindMetadata("one")!);
        Assert.Equal([3], model.FindMetadata("two")!);
        Assert.Equal([9, 9], model.FindMetadata("note")!);
        Assert.Equal(["note", "one", "two"], FlatWalker.Root(added).Tables(TfliteSchema.ModelMetadata).Select(m => m.Text(TfliteSchema.MetadataName)));
    }

    [Fact]
    public void Data_that_stands_behind_the_flatbuffer_is_found_again()
    {
        byte[] file = WithDistantData(EveryOperator.Of("FULLY_CONNECTED"), out int buffer);
        byte[] added = Keeps(file);
        FlatWalker moved = FlatWalker.Root(added).Tables(TfliteSchema.ModelBuffers)[buffer];
        Assert.Equal(added.Length - 840, BitConverter.ToInt64(added, moved.Field(TfliteSchema.BufferOffset, 8)));
        Assert.Equal(840, BitConverter.ToInt64(added, moved.Field(TfliteSchema.BufferSize, 8)));
    }

    [Fact]
    public void A_model_with_fields_of_a_later_schema_is_refused_in_one_sentence()
    {
        byte[] later = FlatBufferWriter.Write(
            new FlatTableBuilder().Int32(TfliteSchema.ModelVersion, 3).Tables(TfliteSchema.ModelBuffers, [new()]).Text(TfliteSchema.ModelSignatureDefs + 2, "new"), "TFL3");
        Assert.Equal(
            "The model file: expected the fields of TFLite's schema up to 7 (signatures), got field 9; convert the model with an older converter.",
            Assert.Throws<QuantizeException>(() => TfliteMetadata.Add(later, [("a", [1])])).Message);
    }

    [Fact]
    public void Damaged_files_are_refused_or_give_a_file_that_can_be_read_or_refused()
    {
        byte[] file = EveryOperator.Of("CONV_2D");
        var random = new Random(5);
        int added = 0, refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] damaged = file[..(random.Next(4) == 0 ? random.Next(file.Length) : file.Length)];
            for (int j = random.Next(1, 4); j > 0 && damaged.Length > 0; j--)
                damaged[random.Next(damaged.Length)] = (byte)(random.Next(3) == 0 ? 255 : random.Next(256));
            try
            {
                byte[] result = TfliteMetadata.Add(damaged, [("golden", new byte[100])]);
                Assert.Equal(damaged, result[^damaged.Length..]);
                added++;
            }
            catch (QuantizeException e)
            {
                Assert.Contains("expected", e.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.True(added > 1000 && refused > 1000, $"{added} added, {refused} refused");
    }

    // What must hold for any file; gives the file with the entries.
    private static byte[] Keeps(byte[] file)
    {
        var data = new byte[1000];
        new Random(3).NextBytes(data);
        byte[] added = TfliteMetadata.Add(file, [("first", data), ("second", [7])]);
        Assert.Equal(file, added[^file.Length..]);
        Assert.Equal(0, (added.Length - file.Length) % 64);

        TfliteModel before = TfliteReader.Read(file, new ModelLimits()), after = TfliteReader.Read(added, new ModelLimits());
        Assert.Equal(data, after.FindMetadata("first"));
        Assert.Equal([7], after.FindMetadata("second")!);
        Assert.Equal(before.FindMetadata("min_runtime_version"), after.FindMetadata("min_runtime_version"));
        Assert.Equal((before.Description, before.Graph.Name, before.HasFloatInput, before.HasFloatOutput), (after.Description, after.Graph.Name, after.HasFloatInput, after.HasFloatOutput));

        FlatWalker old = FlatWalker.Root(file), now = FlatWalker.Root(added);
        Assert.Equal("TFL3"u8.ToArray(), added[4..8]);
        foreach (int field in new[] { TfliteSchema.ModelOperatorCodes, TfliteSchema.ModelSubgraphs })
            Assert.Equal(old.Tables(field).Length, now.Tables(field).Length);
        Assert.Equal(old.Has(TfliteSchema.ModelSignatureDefs), now.Has(TfliteSchema.ModelSignatureDefs));
        Assert.Equal(old.Has(TfliteSchema.ModelMetadataBuffer), now.Has(TfliteSchema.ModelMetadataBuffer));
        FlatWalker[] oldBuffers = old.Tables(TfliteSchema.ModelBuffers), buffers = now.Tables(TfliteSchema.ModelBuffers);
        Assert.Equal(oldBuffers.Length + 2, buffers.Length);
        // Old data, of which not every converter aligns all, stands as far from a multiple of 64 as before.
        foreach ((FlatWalker was, FlatWalker isNow) in oldBuffers.Zip(buffers).Where(b => b.First.Has(TfliteSchema.BufferData)))
            Assert.True(was.Bytes(TfliteSchema.BufferData, 4).SequenceEqual(isNow.Bytes(TfliteSchema.BufferData, 4)));
        Assert.All(buffers[^2..], b => b.Bytes(TfliteSchema.BufferData, 16));

        Model expected = Model.Load(file), got = Model.Load(added);
        Session first = expected.CreateSession(), second = got.CreateSession();
        var random = new Random(4);
        var input = new sbyte[expected.InputLength];
        for (int i = 0; i < 5; i++)
        {
            random.NextBytes(MemoryMarshal.AsBytes(input.AsSpan()));
            Assert.Equal(first.Run(input).ToArray(), second.Run(input).ToArray());
        }
        return added;
    }

    // The weights of the dense layer as large models keep them: behind the flatbuffer, by offset and size from the file's start.
    private static byte[] WithDistantData(byte[] file, out int buffer)
    {
        FlatWalker root = FlatWalker.Root(file);
        FlatWalker[] buffers = root.Tables(TfliteSchema.ModelBuffers);
        int index = Array.FindIndex(buffers, b => b.Has(TfliteSchema.BufferData) && b.Bytes(TfliteSchema.BufferData, 16).Length == 840);
        buffer = index;
        byte[] Rewritten(long offset)
        {
            FlatTableBuilder model = new FlatTableBuilder()
                .Int32(TfliteSchema.ModelVersion, 3)
                .Tables(TfliteSchema.ModelBuffers, [.. buffers.Select((b, i) => i == index
                    ? new FlatTableBuilder().Int64(TfliteSchema.BufferOffset, offset).Int64(TfliteSchema.BufferSize, 840)
                    : b.Has(TfliteSchema.BufferData) ? new FlatTableBuilder().Bytes(TfliteSchema.BufferData, b.Bytes(TfliteSchema.BufferData, 16).ToArray(), 16) : new FlatTableBuilder())]);
            var positions = new FlatPositions(file);
            foreach (int field in new[] { TfliteSchema.ModelOperatorCodes, TfliteSchema.ModelSubgraphs })
                model.Behind(field, positions.Follow(positions.Field(positions.Follow(0), field)));
            return FlatBufferWriter.Write(model, "TFL3", file);
        }
        byte[] data = buffers[index].Bytes(TfliteSchema.BufferData, 16).ToArray();
        int length = Rewritten(0).Length;
        int start = (length + 15) / 16 * 16;
        return [.. Rewritten(start), .. new byte[start - length], .. data];
    }
}
