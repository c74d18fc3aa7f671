using System;

namespace Edge.Photographs;

/// <summary>What makes a photograph hard, for counts by kind.</summary>
[Flags]
public enum Disturbances
{
    /// <summary>Nothing worth mention.</summary>
    None = 0,

    /// <summary>Ruled paper.</summary>
    Ruled = 1,

    /// <summary>Squared paper.</summary>
    Squared = 1 << 1,

    /// <summary>A shadow's edge in the picture.</summary>
    Shadow = 1 << 2,

    /// <summary>Light that falls off by more than a third across the picture.</summary>
    Gradient = 1 << 3,

    /// <summary>Blur of more than a pixel of deviation, or of a fortieth of the digit's height.</summary>
    Blur = 1 << 4,

    /// <summary>Sensor noise of more than 6 grey levels on paper.</summary>
    Noise = 1 << 5,

    /// <summary>Perspective by more than a tenth.</summary>
    Perspective = 1 << 6,

    /// <summary>Rotation by more than 7 degrees.</summary>
    Rotation = 1 << 7,

    /// <summary>Under-exposed: paper darker than 110, or board ink darker than that.</summary>
    Dark = 1 << 8,

    /// <summary>Over-exposed: paper clipped.</summary>
    Bright = 1 << 9,

    /// <summary>Visible 8x8 blocks.</summary>
    Compression = 1 << 10,

    /// <summary>Something else in the picture: the table's edge, a finger, a stain, printed marks.</summary>
    Clutter = 1 << 11,

    /// <summary>Light ink on a dark ground: a blackboard or a screen.</summary>
    LightInk = 1 << 12,

    /// <summary>A digit lower than 28 pixels.</summary>
    Small = 1 << 13,

    /// <summary>A thin pen: ballpoint or fineliner.</summary>
    ThinPen = 1 << 14,

    /// <summary>A pencil.</summary>
    Pencil = 1 << 15,

    /// <summary>A felt pen or marker.</summary>
    Felt = 1 << 16,
}
