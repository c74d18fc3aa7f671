using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Boards;
using Edge.Boards.Builds;

namespace Edge.Wiring.Tests;

/// <summary>Builds that nobody made: parts on the buses of any board, to see the drawing with other pins than those that it was made with.</summary>
internal static class SyntheticBuilds
{
    /// <summary>A screen, a camera and a button on pins that a seed chooses.</summary>
    public static Build Make(Board board, int seed)
    {
        var random = new Random(seed);
        List<BoardPin> free = [.. board.Layout!.Left.Concat(board.Layout.Right).OfType<BoardPin>().Where(p => p.Reserved is null)];
        BoardPin? Take(Func<BoardPin, bool> isWanted)
        {
            BoardPin[] pins = [.. free.Where(isWanted)];
            if (pins.Length == 0)
                return null;
            BoardPin pin = pins[random.Next(pins.Length)];
            free.Remove(pin);
            return pin;
        }

        BuildPart screen = Part("screen", PartForm.Screen, ["GND", "VCC", "SCL", "SDA"]), camera = Part("camera", PartForm.Camera, ["VCC", "GND", "SCK", "MISO", "MOSI", "CS"]), button = Part("button", PartForm.Button, ["1", "2"]);
        BoardBus? i2c = board.Buses.FirstOrDefault(b => b.Kind == BusKind.I2c), spi = board.Buses.FirstOrDefault(b => b.Kind == BusKind.Spi);
        (BuildPart Part, string Pin, WireSignal Signal, Func<BoardPin, bool> IsWanted)[] wanted =
        [
            (screen, "SDA", WireSignal.I2cData, p => p == i2c?.Pins["data"]),
            (screen, "SCL", WireSignal.I2cClock, p => p == i2c?.Pins["clock"]),
            (camera, "SCK", WireSignal.SpiClock, p => p == spi?.Pins["clock"]),
            (camera, "MOSI", WireSignal.SpiOutput, p => p == spi?.Pins["output"]),
            (camera, "MISO", WireSignal.SpiInput, p => p == spi?.Pins["input"]),
            (camera, "CS", WireSignal.SpiSelect, p => p.Gpio is not null),
            (button, "1", WireSignal.Button, p => p.Gpio is not null),
            (screen, "VCC", WireSignal.Volts33, p => p.Role == PinRole.Volts33),
            (camera, "VCC", WireSignal.Volts5, p => p.Role == PinRole.Volts5),
            (screen, "GND", WireSignal.Ground, p => p.Role == PinRole.Ground),
            (camera, "GND", WireSignal.Ground, p => p.Role == PinRole.Ground),
            (button, "2", WireSignal.Ground, p => p.Role == PinRole.Ground),
        ];
        List<BuildWire> wires = [];
        foreach ((BuildPart part, string pin, WireSignal signal, Func<BoardPin, bool> isWanted) in wanted)
            if (Take(isWanted) is { } boardPin)
                wires.Add(new BuildWire(part, pin, boardPin, signal));
        return new Build($"{board.Id}-{seed}", $"{board.Name}, seed {seed}", "Nobody.", "Nothing.", board, "firmware", [screen, camera, button], wires, []);
    }

    private static BuildPart Part(string id, PartForm form, string[] pins) => new(id, $"A {id}", 1, false, false, form, "Anything.", "Nothing.", pins, "Chosen by the test.");
}
