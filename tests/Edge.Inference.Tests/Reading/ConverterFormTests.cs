using System;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference.Tests.Fuzzing;
using Edge.Micro;
using Edge.Micro.Tflite;

namespace Edge.Inference.Tests.Reading;

/// <summary>Proves that forms in which converters of different versions write the same network are read as the same network.</summary>
public class ConverterFormTests
{
    [Theory]
    [InlineData("constants behind the flatbuffer")]
    [InlineData("several subgraphs")]
    [InlineData("codes in the old byte only")]
    [InlineData("no operator versions")]
    [InlineData("no names")]
    [InlineData("no zero points of weights")]
    [InlineData("one more tensor and buffer that nothing reads")]
    public void The_network_is_the_same(string form)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            ModelTree tree = RandomModel.Make(seed);
            (tree.HasExternalBuffers, byte[] usual) = (false, ModelTreeWriter.Write(tree));
            Change(form, tree);
            Assert.Equal(Run(usual), Run(ModelTreeWriter.Write(tree)));
        }
    }

    [Fact]
    public void A_flattening_of_an_unknown_batch_is_one_reshape()
    {
        ModelTree tree = Flattening(batch: 1);
        Graph graph = Model.Load(ModelTreeWriter.Write(tree)).Graph;
        Assert.Equal("RESHAPE", Assert.Single(graph.Operators).Kind);
        Assert.Equal([1, 12], graph.Outputs[0].Shape);
    }

    [Fact]
    public void A_flattening_to_another_shape_than_the_outputs_is_refused()
    {
        string message = Assert.Throws<InvalidModelException>(() => Model.Load(ModelTreeWriter.Write(Flattening(batch: 2)))).Message;
        Assert.Contains("expected the new shape to be the output's 1x12, got 2x6", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_depends_on_values_is_refused()
    {
        ModelTree tree = Flattening(batch: 1);
        // PACK of a tensor that nothing computes.
        tree.Operators.RemoveAt(1);
        Assert.Contains("to be a constant of int32, got a computed one", Assert.Throws<InvalidModelException>(() => Model.Load(ModelTreeWriter.Write(tree))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_outside_the_file_is_refused()
    {
        ModelTree tree = RandomModel.Make(0);
        tree.HasExternalBuffers = true;
        byte[] file = ModelTreeWriter.Write(tree);
        Assert.Contains("damaged", Assert.Throws<InvalidModelException>(() => Model.Load(file[..^32])).Message, StringComparison.Ordinal);
    }

    private static void Change(string form, ModelTree tree)
    {
        switch (form)
        {
            case "constants behind the flatbuffer":
                tree.HasExternalBuffers = true;
                break;
            case "several subgraphs":
                tree.Subgraphs = 3;
                break;
            case "codes in the old byte only":
                foreach (CodeNode code in tree.Codes)
                    code.Builtin = 0;
                break;
            case "no operator versions":
                foreach (CodeNode code in tree.Codes)
                    code.Version = 0;
                break;
            case "no names":
                foreach (TensorNode tensor in tree.Tensors)
                    tensor.Name = "";
                break;
            case "no zero points of weights":
                foreach (TensorNode tensor in tree.Tensors.Where(t => t.Buffer != 0 && t.ZeroPoints.All(z => z == 0)))
                    tensor.ZeroPoints.Clear();
                break;
            default:
                tree.Buffers.Add([1, 2, 3, 4]);
                tree.Tensors.Add(new TensorNode { Name = "unused", Shape = [1], Type = TfliteSchema.Float32, Buffer = tree.Buffers.Count - 1 });
                break;
        }
    }

    private static sbyte[] Run(byte[] file)
    {
        Model model = Model.Load(file);
        var input = new sbyte[model.InputLength];
        new Random(7).NextBytes(MemoryMarshal.AsBytes(input.AsSpan()));
        return model.CreateSession().Run(input).ToArray();
    }

    // 1x2x3x2 to 1x12 by SHAPE, STRIDED_SLICE, PACK and RESHAPE, with a number in place of the batch's index.
    private static ModelTree Flattening(int batch)
    {
        var tree = new ModelTree();
        int input = Add([1, 2, 3, 2], TfliteSchema.Int8), shape = Add([4], TfliteSchema.Int32), first = Add([], TfliteSchema.Int32), packed = Add([2], TfliteSchema.Int32), output = Add([1, 12], TfliteSchema.Int8);
        int begin = Constant([1], batch - 1), end = Constant([1], batch), one = Constant([1], 1), rest = Constant([], 12 / batch);
        tree.Inputs.Add(input);
        tree.Outputs.Add(output);
        Step(TfliteSchema.Shape, [input], shape);
        Step(TfliteSchema.StridedSlice, [shape, begin, end, one], first, new OptionField('i', [1]), 4);
        Step(TfliteSchema.Pack, [first, rest], packed, new OptionField('i', [2]), 0);
        Step(TfliteSchema.Reshape, [input, packed], output);
        return tree;

        int Add(int[] dimensions, int type)
        {
            bool quantized = type == TfliteSchema.Int8;
            tree.Tensors.Add(new TensorNode { Name = "t", Shape = [.. dimensions], Type = type, IsQuantized = quantized, Scales = quantized ? [0.5f] : [], ZeroPoints = quantized ? [3] : [] });
            return tree.Tensors.Count - 1;
        }

        int Constant(int[] dimensions, int value)
        {
            int index = Add(dimensions, TfliteSchema.Int32);
            tree.Buffers.Add(BitConverter.GetBytes(value));
            tree.Tensors[index].Buffer = tree.Buffers.Count - 1;
            return index;
        }

        void Step(int code, int[] inputs, int written, OptionField? option = null, int field = 0)
        {
            tree.Codes.Add(new CodeNode { Builtin = code, Deprecated = code });
            var node = new OperatorNode { Code = tree.Codes.Count - 1, Inputs = [.. inputs], Outputs = [written] };
            if (option is not null)
                (node.Options, node.OptionsType) = (new() { [field] = option }, 1);
            tree.Operators.Add(node);
        }
    }
}
