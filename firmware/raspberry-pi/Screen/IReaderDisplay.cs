using Edge.DigitReader;

namespace Edge.RaspberryPi.Screen;

/// <summary>A display that can mark its picture as frozen.</summary>
public interface IReaderDisplay : IDisplay
{
    /// <summary>Whether the readings that follow are drawn with the mark of a frozen picture.</summary>
    bool IsFrozen { get; set; }
}
