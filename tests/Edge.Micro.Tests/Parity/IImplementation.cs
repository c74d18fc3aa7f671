namespace Edge.Micro.Tests.Parity;

/// <summary>A form of the kernels: the reference loops, or a faster one under the same contract.</summary>
public interface IImplementation
{
    /// <summary>Name in test results, as "reference" or "avx2".</summary>
    string Name { get; }

    /// <summary>False where this machine cannot run it, or it has no form of this operator.</summary>
    bool Supports(Operator step);

    /// <summary>Runs one operator.</summary>
    /// <returns>The output's values.</returns>
    sbyte[] Run(Operator step, sbyte[][] inputs);
}
