namespace Edge.Quantize.Emit;

/// <summary>One constant array of a generated model.</summary>
/// <param name="Name">Name of the method that returns it.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Type">C# element type.</param>
/// <param name="ElementSize">Bytes of an element.</param>
/// <param name="Values">Its values.</param>
internal sealed record ConstantArray(string Name, string Summary, string Type, int ElementSize, int[] Values)
{
    /// <summary>Bytes of constant data.</summary>
    public int Bytes => ElementSize * Values.Length;
}
