using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Tflite;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>Declarations, options, buffers and what is rare.</summary>
internal sealed partial class StructureMutator
{
    private static readonly int[] Types = [0, 1, TfliteSchema.Int32, TfliteSchema.UInt8, TfliteSchema.Int64, 5, 6, 7, TfliteSchema.Int8, TfliteSchema.Int8, 17, 255];

    private void TensorDeclaration(ModelTree tree, TensorNode tensor)
    {
        switch (random.Next(5))
        {
            case 0:
                tensor.Type = Types[random.Next(Types.Length)];
                break;
            case 1:
                tensor.Buffer = Index(tree.Buffers.Count);
                break;
            case 2:
                tensor.IsVariable = true;
                break;
            case 3:
                tensor.Name = new string((char)random.Next(1, 1000), random.Next(300));
                break;
            default:
                // Another tensor's shape and quantisation: often legal at another place.
                TensorNode other = Pick(tree.Tensors);
                (tensor.Shape, tensor.Scales, tensor.ZeroPoints, tensor.IsQuantized) = ([.. other.Shape], [.. other.Scales], [.. other.ZeroPoints], other.IsQuantized);
                break;
        }
    }

    private void Options(OperatorNode step)
    {
        if (step.Options is null || random.Next(30) == 0)
        {
            step.Options = step.Options is null ? [] : null;
            return;
        }
        if (step.Options.Count == 0)
            return;
        int field = step.Options.Keys.ElementAt(random.Next(step.Options.Count));
        OptionField option = step.Options[field];
        if (random.Next(15) == 0)
        {
            step.Options.Remove(field);
            return;
        }
        var values = new List<int>(option.Values);
        if (option.Kind == 'v')
            Shape(values);
        else
            values[0] = option.Kind == 'f' ? System.BitConverter.SingleToInt32Bits(Real()) : option.Kind == 'b' ? random.Next(2) == 0 ? random.Next(4) : random.Next(256) : Size();
        step.Options[field] = option with { Values = [.. values] };
    }

    private void Buffer(ModelTree tree)
    {
        int at = random.Next(tree.Buffers.Count);
        byte[] bytes = tree.Buffers[at];
        switch (random.Next(6))
        {
            case 0:
                tree.Buffers[at] = [];
                break;
            case 1:
                tree.Buffers[at] = bytes[..random.Next(bytes.Length + 1)];
                break;
            case 2:
                tree.Buffers[at] = [.. bytes, .. new byte[random.Next(1, 64)]];
                break;
            case 3:
                List(tree.Buffers, b => b);
                if (tree.Buffers.Count == 0)
                    tree.Buffers.Add([]);
                break;
            case 4 when bytes.Length >= 4:
                // Axes, paddings, biases.
                byte[] changed = [.. bytes];
                System.BitConverter.TryWriteBytes(System.MemoryExtensions.AsSpan(changed, 4 * random.Next(bytes.Length / 4)), Size());
                tree.Buffers[at] = changed;
                break;
            default:
                byte fill = (byte)random.Next(256);
                tree.Buffers[at] = [.. bytes.Select(_ => fill)];
                break;
        }
    }

    // Many operators behind each other, or one that reads what it writes.
    private void Chain(ModelTree tree)
    {
        if (tree.Operators.Count == 0)
            return;
        OperatorNode step = Pick(tree.Operators);
        if (step.Inputs.Count == 0 || step.Outputs.Count == 0 || random.Next(3) == 0)
        {
            step.Inputs.AddRange(step.Outputs);
            return;
        }
        for (int times = random.Next(1, 200); times > 0; times--)
        {
            if (step.Outputs[0] < 0 || step.Outputs[0] >= tree.Tensors.Count)
                return;
            tree.Tensors.Add(tree.Tensors[step.Outputs[0]].Clone());
            OperatorNode next = step.Clone();
            (next.Inputs[0], next.Outputs[0]) = (step.Outputs[0], tree.Tensors.Count - 1);
            tree.Operators.Add(next);
            step = next;
        }
        if (random.Next(2) == 0)
            tree.Outputs.Add(step.Outputs[0]);
    }

    private void Rename(CodeNode code)
    {
        code.Builtin = random.Next(3) == 0 ? Size() : random.Next(160);
        code.Deprecated = random.Next(2) == 0 ? System.Math.Min(code.Builtin, TfliteSchema.PlaceholderForGreaterCodes) : random.Next(256);
        code.Custom = random.Next(4) == 0 ? "custom" : null;
    }

    private void Rare(ModelTree tree)
    {
        switch (random.Next(6))
        {
            case 0:
                tree.Version = Size();
                break;
            case 1:
                tree.Subgraphs = random.Next(4);
                break;
            case 2:
                tree.Metadata.Add((random.Next(2) == 0 ? Model.GoldenMetadata : "x", Index(tree.Buffers.Count)));
                break;
            case 3:
                List(tree.Codes, c => c.Clone());
                break;
            case 4:
                List(tree.Metadata, m => m);
                break;
            default:
                // The same constants everywhere: a small file that asks for much.
                foreach (TensorNode tensor in tree.Tensors.Where(t => t.Buffer != 0))
                    tensor.Buffer = random.Next(tree.Buffers.Count);
                break;
        }
    }
}
