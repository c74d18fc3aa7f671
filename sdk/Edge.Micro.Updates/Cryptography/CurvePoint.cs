using System;

namespace Edge.Micro.Updates.Cryptography;

/// <summary>A point of the curve P-256 in Jacobian coordinates, in Montgomery's form: (X / Z^2, Y / Z^3), the point at infinity where Z is 0.</summary>
internal sealed class CurvePoint
{
    /// <summary>X.</summary>
    public readonly long[] X = new long[MontgomeryField.Limbs];

    /// <summary>Y.</summary>
    public readonly long[] Y = new long[MontgomeryField.Limbs];

    /// <summary>Z.</summary>
    public readonly long[] Z = new long[MontgomeryField.Limbs];

    /// <summary>Whether this is the point at infinity.</summary>
    public bool IsInfinity => MontgomeryField.IsZero(Z);

    /// <summary>Becomes a copy.</summary>
    public void Set(CurvePoint other)
    {
        Array.Copy(other.X, X, MontgomeryField.Limbs);
        Array.Copy(other.Y, Y, MontgomeryField.Limbs);
        Array.Copy(other.Z, Z, MontgomeryField.Limbs);
    }

    /// <summary>Becomes the point at infinity.</summary>
    public void SetInfinity() => Array.Clear(Z, 0, MontgomeryField.Limbs);
}
