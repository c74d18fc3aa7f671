using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Edge.Micro.Tflite;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Tflite;

/// <summary>Proves that the files are what the FlatBuffers and TFLite documents ask for, by a reader of the tests' own.</summary>
public class TfliteFormatTests
{
    // The schema's builtin codes and the operator versions that first took int8 (or groups, or in fully connected layers scales per channel).
    private static readonly Dictionary<string, (int Code, int Version, int Options)> Schema = new()
    {
        ["CONV_2D"] = (3, 3, 1),
        ["CONV_2D grouped"] = (3, 6, 1),
        ["CONV_2D dilated"] = (3, 3, 1),
        ["DEPTHWISE_CONV_2D"] = (4, 3, 2),
        ["FULLY_CONNECTED"] = (9, 12, 8),
        ["FULLY_CONNECTED per tensor"] = (9, 4, 8),
        ["MAX_POOL_2D"] = (17, 2, 5),
        ["AVERAGE_POOL_2D"] = (1, 2, 5),
        ["RESHAPE"] = (22, 1, 17),
        ["SOFTMAX"] = (25, 2, 9),
        ["ADD"] = (0, 2, 11),
        ["PAD"] = (34, 2, 22),
        ["MEAN"] = (40, 2, 27),
        ["CONCATENATION"] = (2, 2, 10),
        ["QUANTIZE"] = (114, 2, 89),
        ["RELU"] = (19, 2, 0),
        ["RELU6"] = (21, 2, 0),
        ["RELU_N1_TO_1"] = (20, 1, 0),
        ["LEAKY_RELU"] = (98, 2, 75),
        ["LOGISTIC"] = (14, 2, 0),
        ["TANH"] = (28, 2, 0),
        ["HARD_SWISH"] = (117, 1, 91),
        ["SUB"] = (41, 2, 28),
        ["MUL"] = (18, 2, 21),
        ["MAXIMUM"] = (55, 2, 39),
        ["MINIMUM"] = (57, 2, 39),
        ["PADV2"] = (60, 2, 43),
        ["TRANSPOSE"] = (39, 2, 26),
        ["RESIZE_NEAREST_NEIGHBOR"] = (97, 2, 74),
        ["RESIZE_NEAREST_NEIGHBOR half"] = (97, 3, 74),
    };

    public static TheoryData<string> Kinds => [.. EveryOperator.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_have_identifier_version_aligned_tables_and_vectors(string kind)
    {
        byte[] file = EveryOperator.Of(kind);
        Assert.Equal("TFL3", Encoding.ASCII.GetString(file, 4, 4));
        FlatWalker model = FlatWalker.Root(file);
        Assert.Equal(3, model.Int(0));
        Assert.Equal("A description with an ö.", model.Text(3));
        FlatWalker subgraph = Assert.Single(model.Tables(2));
        Assert.Equal("network", subgraph.Text(4));
        FlatWalker[] buffers = model.Tables(4), tensors = subgraph.Tables(0);
        Assert.False(buffers[0].Has(0), "buffer 0 is not empty");
        Assert.All(buffers.Skip(1), b => Assert.False(b.Bytes(0, 16).IsEmpty));
        foreach (FlatWalker tensor in tensors)
        {
            Assert.NotEmpty(tensor.Text(3));
            int size = tensor.Ints(0).Aggregate(1, (a, b) => a * b) * (tensor.Byte(1) == 9 ? 1 : 4);
            if (tensor.Int(2) != 0)
                Assert.Equal(size, buffers[tensor.Int(2)].Bytes(0, 16).Length);
            if (tensor.Has(4))
                Assert.Equal(tensor.Table(4).Reals(2).Length, tensor.Table(4).Longs(3).Length);
        }
        FlatWalker note = Assert.Single(model.Tables(6));
        Assert.Equal("note", note.Text(0));
        Assert.Equal([1, 2, 3], buffers[note.Int(1)].Bytes(0, 16).ToArray());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Operators_have_the_codes_and_versions_of_int8(string kind)
    {
        FlatWalker model = FlatWalker.Root(EveryOperator.Of(kind));
        FlatWalker step = model.Tables(2)[0].Tables(3)[^1], code = model.Tables(1)[step.Int(0)];
        Assert.Equal(Schema[kind], (code.Int(3), code.Int(2, 1), step.Byte(3)));
        Assert.All(model.Tables(1), c => Assert.Equal(Math.Min(c.Int(3), 127), c.Byte(0)));
        Assert.NotEmpty(step.Ints(1));
        Assert.Single(step.Ints(2));
        if (step.Byte(3) == 0)
            return;
        // Every field of the options is read once, so that its alignment is checked.
        FlatWalker options = step.Table(4);
        for (int field = 0; field < 8; field++)
            options.Field(field, 1);
    }

    [Fact]
    public void A_code_above_127_stands_in_the_old_field_as_127_and_whole_in_the_new_one()
    {
        // QUANTIZE is 114, the greatest that the writer knows: both fields hold it, and the rule for greater ones is the schema's constant.
        FlatWalker code = FlatWalker.Root(EveryOperator.Of("QUANTIZE")).Tables(1)[0];
        Assert.Equal((114, 114), (code.Byte(0), code.Int(3)));
        Assert.Equal(127, TfliteSchema.PlaceholderForGreaterCodes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_calls_give_the_same_bytes(string kind) => Assert.Equal(EveryOperator.Of(kind), EveryOperator.Of(kind));

    [Fact]
    public void Options_are_where_the_schema_has_them()
    {
        FlatWalker conv = Options("CONV_2D dilated");
        Assert.Equal((1, 1, 1, 0, 2, 2), (conv.Byte(0), conv.Int(1), conv.Int(2), conv.Byte(3), conv.Int(4, 1), conv.Int(5, 1)));
        FlatWalker depthwise = Options("DEPTHWISE_CONV_2D");
        Assert.Equal((0, 2, 1, 2, 1), (depthwise.Byte(0), depthwise.Int(1), depthwise.Int(2), depthwise.Int(3), depthwise.Byte(4)));
        FlatWalker pool = Options("AVERAGE_POOL_2D");
        Assert.Equal((0, 3, 1, 3, 2, 0), (pool.Byte(0), pool.Int(1), pool.Int(2), pool.Int(3), pool.Int(4), pool.Byte(5)));
        Assert.Equal(3, Options("FULLY_CONNECTED").Byte(0));
        Assert.Equal(0.5f, Options("SOFTMAX").Real(0));
        Assert.Equal(1, Options("ADD").Byte(0));
        Assert.Equal(1, Options("MEAN").Byte(0));
        Assert.Equal(2, Options("CONCATENATION").Int(0));
        Assert.Equal([2, 60], Options("RESHAPE").Ints(0));
    }

    private static FlatWalker Options(string kind) => FlatWalker.Root(EveryOperator.Of(kind)).Tables(2)[0].Tables(3)[^1].Table(4);
}
