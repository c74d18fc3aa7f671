using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>Changes what a model says, so that the file stays well-formed and lies.</summary>
internal sealed partial class StructureMutator(Random random)
{
    private static readonly int[] Sizes = [0, 1, 2, 3, 4, 5, 7, 8, 16, 31, 64, 255, 256, 4095, 4096, 32768, 65536, 1 << 20, 1 << 24, 1 << 28, (1 << 28) + 1, 1 << 30, int.MaxValue, -1, -2, int.MinValue];
    private static readonly float[] Reals =
        [0f, -0f, 1f, -1f, 0.5f, 1f / 256, 1f / 128, 6f, 1e-7f, 1e-20f, 1e-38f, 1e20f, 1e38f, 1e-40f, float.Epsilon, float.MaxValue, float.MinValue, float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    public void Mutate(ModelTree tree)
    {
        for (int times = random.Next(1, 4); times > 0; times--)
            Once(tree);
    }

    private void Once(ModelTree tree)
    {
        switch (random.Next(20))
        {
            case 0 or 1 or 2 when tree.Tensors.Count > 0:
                Shape(Pick(tree.Tensors).Shape);
                break;
            case 3 or 4 when tree.Tensors.Count > 0:
                Quantization(Pick(tree.Tensors));
                break;
            case 5 when tree.Tensors.Count > 0:
                TensorDeclaration(tree, Pick(tree.Tensors));
                break;
            case 6 when tree.Tensors.Count > 0:
                List(tree.Tensors, t => t.Clone());
                break;
            case 7 or 8 or 9 or 10 when tree.Operators.Count > 0:
                Options(Pick(tree.Operators));
                break;
            case 11 or 12 when tree.Operators.Count > 0:
                OperatorNode step = Pick(tree.Operators);
                Indices(random.Next(3) == 0 ? step.Outputs : step.Inputs, tree.Tensors.Count);
                break;
            case 13 when tree.Operators.Count > 0:
                List(tree.Operators, o => o.Clone());
                break;
            case 14 when tree.Operators.Count > 0:
                OperatorNode changed = Pick(tree.Operators);
                if (random.Next(2) == 0)
                    changed.Code = Index(tree.Codes.Count);
                else if (tree.Codes.Count > 0)
                    Rename(Pick(tree.Codes));
                break;
            case 15:
                Indices(random.Next(2) == 0 ? tree.Inputs : tree.Outputs, tree.Tensors.Count);
                break;
            case 16 or 17:
                Buffer(tree);
                break;
            case 18:
                Chain(tree);
                break;
            default:
                Rare(tree);
                break;
        }
    }

    private void Shape(List<int> shape)
    {
        switch (random.Next(6))
        {
            case 0:
                shape.Insert(random.Next(shape.Count + 1), random.Next(2) == 0 ? 1 : Size());
                break;
            case 1 when shape.Count > 0:
                shape.RemoveAt(random.Next(shape.Count));
                break;
            case 2 when shape.Count > 1:
                int a = random.Next(shape.Count), b = random.Next(shape.Count);
                (shape[a], shape[b]) = (shape[b], shape[a]);
                break;
            case 3 when shape.Count > 0:
                shape[random.Next(shape.Count)] += random.Next(-2, 3);
                break;
            default:
                if (shape.Count > 0)
                    shape[random.Next(shape.Count)] = Size();
                break;
        }
    }

    private void Quantization(TensorNode tensor)
    {
        switch (random.Next(9))
        {
            case 0:
                tensor.IsQuantized = !tensor.IsQuantized;
                break;
            case 1:
                tensor.QuantizedDimension = Size();
                break;
            case 2:
                List(tensor.Scales, s => s);
                break;
            case 3:
                List(tensor.ZeroPoints, z => z);
                break;
            case 4 when tensor.ZeroPoints.Count > 0:
                tensor.ZeroPoints[random.Next(tensor.ZeroPoints.Count)] = random.Next(3) == 0 ? (long)Size() << random.Next(33) : random.Next(-140, 270);
                break;
            case 5 when tensor.Scales.Count > 0:
                // All of them: one scale a tensor is then plausible again.
                float factor = Real();
                for (int i = 0; i < tensor.Scales.Count; i++)
                    tensor.Scales[i] *= factor;
                break;
            default:
                if (tensor.Scales.Count > 0)
                    tensor.Scales[random.Next(tensor.Scales.Count)] = Real();
                break;
        }
    }

    private void Indices(List<int> indices, int count)
    {
        if (indices.Count == 0 || random.Next(4) == 0)
            List(indices, i => i);
        if (indices.Count > 0)
            indices[random.Next(indices.Count)] = Index(count);
        else
            indices.Add(Index(count));
    }

    // One is dropped, repeated, moved, or repeated very often.
    private void List<T>(List<T> list, Func<T, T> copy)
    {
        if (list.Count == 0)
            return;
        int at = random.Next(list.Count), to = random.Next(list.Count);
        T item = list[at];
        switch (random.Next(5))
        {
            case 0:
                list.RemoveAt(at);
                break;
            case 1:
                list.Insert(to, copy(item));
                break;
            case 2:
                (list[at], list[to]) = (list[to], list[at]);
                break;
            case 3:
                list.AddRange(Enumerable.Repeat(item, random.Next(1, 100)).Select(copy));
                break;
            default:
                list.Clear();
                break;
        }
    }

    private int Size() => random.Next(3) == 0 ? random.Next(1, 10) : Sizes[random.Next(Sizes.Length)];

    private float Real() => random.Next(4) == 0 ? (float)Math.Exp(random.NextDouble() * 40 - 20) : Reals[random.Next(Reals.Length)];

    private int Index(int count) => random.Next(8) == 0 ? Size() : random.Next(-1, count + 1);

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
