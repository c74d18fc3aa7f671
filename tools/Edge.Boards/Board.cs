using System.Collections.Generic;

namespace Edge.Boards;

/// <summary>A board that a model can run on, as a file of hardware/boards describes it.</summary>
/// <param name="Id">The file's name without .json, as "esp32-s3".</param>
/// <param name="Name">What people call it.</param>
/// <param name="Processor">Its processor.</param>
/// <param name="ClockMegahertz">Clock of one core as the runtime sets it, in MHz.</param>
/// <param name="Flash">Its flash.</param>
/// <param name="Ram">Its RAM.</param>
/// <param name="Runtime">What executes C# on it.</param>
/// <param name="InstructionsPerSecond">IL instructions that its interpreter executes in a second; unknown where IL is compiled.</param>
/// <param name="Pins">Every pin that a wire can be put on, and those that built-in parts use.</param>
/// <param name="Layout">Where the pins stand; null where the file does not say.</param>
/// <param name="Buses">Its SPI and I2C buses.</param>
public sealed record Board(
    string Id,
    string Name,
    BoardProcessor Processor,
    Figure ClockMegahertz,
    BoardFlash Flash,
    BoardRam Ram,
    BoardRuntime Runtime,
    Figure InstructionsPerSecond,
    IReadOnlyList<BoardPin> Pins,
    BoardLayout? Layout,
    IReadOnlyList<BoardBus> Buses)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}
