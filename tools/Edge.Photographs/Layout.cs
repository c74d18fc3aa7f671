namespace Edge.Photographs;

/// <summary>How the digits of a photograph stand.</summary>
public enum Layout
{
    /// <summary>One digit.</summary>
    One,

    /// <summary>Several side by side.</summary>
    Line,

    /// <summary>Several one below another.</summary>
    Column,

    /// <summary>Several lines of several digits.</summary>
    Page,
}
