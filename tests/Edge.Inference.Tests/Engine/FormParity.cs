using System;
using System.Linq;
using Edge.Inference.Engine;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Engine;

/// <summary>The parity suite on the engine's forms.</summary>
internal static class FormParity
{
    /// <summary>The forms that can run here. Without vectors in hardware the engine runs by reference, but the portable form still has to be right.</summary>
    public static KernelForm[] Runnable => [.. KernelForms.Supported.Append(KernelForm.Portable).Where(f => f != KernelForm.Reference).Distinct()];

    /// <summary>The operators that have forms of their own; the others run by their reference kernels.</summary>
    public static string[] Operators { get; } =
    [
        "CONV_2D", "DEPTHWISE_CONV_2D", "FULLY_CONNECTED", "MAX_POOL_2D", "AVERAGE_POOL_2D", "ADD", "PAD", "MEAN", "CONCATENATION", "QUANTIZE", "LOGISTIC", "HARD_SWISH", "SOFTMAX",
    ];

    /// <summary>Runs random problems of an operator in a form.</summary>
    /// <returns>How many the form took; the others are left to the reference kernels.</returns>
    public static int Compare(KernelForm form, string name, int cases) => Compare(new FormImplementation(form), name, cases);

    /// <summary>Runs random problems of an operator by an implementation.</summary>
    /// <returns>How many it took.</returns>
    public static int Compare(IImplementation implementation, string name, int cases)
    {
        int compared = 0;
        for (int seed = 0; seed < cases; seed++)
        {
            Problem problem = Problems.ByOperator[name](new Random(seed));
            if (!implementation.Supports(problem.MakeOperator()))
                continue;
            compared++;
            sbyte[] got = implementation.Run(problem.MakeOperator(), problem.Inputs);
            Assert.True(problem.Expected().AsSpan().SequenceEqual(got), $"{implementation.Name}, seed {seed}: {problem}");
        }
        return compared;
    }
}
