using System.Collections.Generic;

namespace Edge.Boards;

/// <summary>A bus of a board.</summary>
/// <param name="Kind">SPI or I2C.</param>
/// <param name="Number">The bus number that SpiConnectionSettings or I2cConnectionSettings takes.</param>
/// <param name="Pins">The pin of each line: of SPI "clock", "output", "input" and "select", of I2C "clock" and "data".</param>
/// <param name="Source">Where this is from.</param>
public sealed record BoardBus(BusKind Kind, int Number, IReadOnlyDictionary<string, BoardPin> Pins, string Source);
