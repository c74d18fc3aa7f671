using System;
using System.Linq;
using Edge.Inference.Engine;

namespace Edge.Inference.Tests.Engine;

/// <summary>The parity suite as a program, for processes in which the runtime uses less than the processor has.</summary>
internal static class ParityProgram
{
    /// <summary>What stands before the names of the supported forms.</summary>
    public const string FormsLine = "forms: ";

    /// <summary>What stands before the name of a form and the number of problems that it gave the exact answer to.</summary>
    public const string ExactLine = "exact: ";

    /// <summary>Runs every operator in every form.</summary>
    /// <param name="args">How many problems of each operator; without it nothing is done, as in the entry point that the tests of other projects have.</param>
    private static void Main(string[] args)
    {
        if (args.Length != 1 || !int.TryParse(args[0], out int cases))
            return;
        Console.WriteLine(FormsLine + string.Join(' ', KernelForms.Supported));
        foreach (KernelForm form in FormParity.Runnable)
            Console.WriteLine($"{ExactLine}{form} {FormParity.Operators.Sum(name => FormParity.Compare(form, name, cases))}");
    }
}
