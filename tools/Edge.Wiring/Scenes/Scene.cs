using System.Collections.Generic;
using System.Linq;
using Edge.Boards.Builds;

namespace Edge.Wiring.Scenes;

/// <summary>A drawing before its wires: what stands where.</summary>
/// <param name="build">The build.</param>
public sealed class Scene(Build build)
{
    /// <summary>The build.</summary>
    public Build Build { get; } = build;

    /// <summary>Areas, the lower ones first.</summary>
    public List<Plate> Plates { get; } = [];

    /// <summary>Texts.</summary>
    public List<Label> Labels { get; } = [];

    /// <summary>Pins.</summary>
    public List<PinSpot> Pins { get; } = [];

    /// <summary>Lines of symbols: a button's contacts, a resistor; paths of SVG with the surface that they are on.</summary>
    public List<(string Path, Surface Surface)> Strokes { get; } = [];

    /// <summary>Ready-made cables.</summary>
    public List<Ribbon> Ribbons { get; } = [];

    /// <summary>Samples of wires.</summary>
    public List<LegendEntry> Legend { get; } = [];

    /// <summary>What no wire may touch beside texts and pins.</summary>
    public List<Box> Obstacles { get; } = [];

    /// <summary>Wires that have to go round the board, because their part is on its other side.</summary>
    public int WiresAround { get; set; }

    /// <summary>Where wires may run.</summary>
    public Box Field { get; set; }

    /// <summary>The whole sheet; from the upper left corner.</summary>
    public Box Sheet { get; set; }

    /// <summary>The signal of a part's pin; null where there is no wire.</summary>
    public WireSignal? SignalOf(BuildPart part, string pin) => Build.Wires.FirstOrDefault(w => w.Part == part && w.Pin == pin)?.Signal;

    /// <summary>The signal of a board's pin; null where there is no wire.</summary>
    public WireSignal? SignalOf(Boards.BoardPin pin) => Build.Wires.FirstOrDefault(w => w.BoardPin == pin)?.Signal;
}
