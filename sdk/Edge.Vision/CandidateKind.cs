namespace Edge.Vision;

/// <summary>How a candidate for a digit was come by.</summary>
public enum CandidateKind
{
    /// <summary>The first look.</summary>
    FirstLook,

    /// <summary>The lighting taken away pixel by pixel: edges of shadows too.</summary>
    WithoutLighting,

    /// <summary>Another threshold between ink and paper.</summary>
    OtherThreshold,

    /// <summary>Light ink where the first look took dark ink, or the other way round.</summary>
    OtherPolarity,

    /// <summary>One stroke of several that lie near each other.</summary>
    OneStroke,

    /// <summary>Strokes that lie further apart, as where a shadow's edge breaks one.</summary>
    Joined,

    /// <summary>A part of digits that touch each other.</summary>
    Split,

    /// <summary>What is left without rules and bars.</summary>
    WithoutRules,
}
