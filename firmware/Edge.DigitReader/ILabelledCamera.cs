namespace Edge.DigitReader;

/// <summary>A camera that knows the truth: a data set, or pictures made from one.</summary>
public interface ILabelledCamera : ICamera
{
    /// <summary>The digit in the frame that was read last, 0 to 9; -1 before the first.</summary>
    int ExpectedLabel { get; }
}
