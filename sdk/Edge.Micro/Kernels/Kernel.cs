namespace Edge.Micro.Kernels;

/// <summary>An operator in the form that costs an interpreter of IL least: everything that does not depend on the input is worked out once.</summary>
/// <remarks>
/// Gives the bytes of <see cref="Operator.Run"/>, which stays the plain reference. Where nothing is compiled, a call costs ten simple
/// instructions and a field or an array element three: innermost loops have no calls and no fields. Holds scratch, so that it belongs to
/// one <see cref="Interpreter"/>.
/// </remarks>
internal abstract class Kernel
{
    /// <summary>Computes the operator's output. Allocates nothing.</summary>
    public abstract void Run(sbyte[] arena);
}
