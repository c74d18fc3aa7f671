namespace Edge.Micro.Updates.Cryptography;

/// <summary>The curve P-256 (FIPS 186-4, secp256r1): y^2 = x^3 - 3x + b.</summary>
internal sealed class P256
{
    private readonly long[] _b = new long[MontgomeryField.Limbs];
    private readonly long[] _t0 = new long[MontgomeryField.Limbs];
    private readonly long[] _t1 = new long[MontgomeryField.Limbs];
    private readonly long[] _t2 = new long[MontgomeryField.Limbs];
    private readonly long[] _t3 = new long[MontgomeryField.Limbs];
    private readonly long[] _t4 = new long[MontgomeryField.Limbs];
    private readonly long[] _t5 = new long[MontgomeryField.Limbs];
    private readonly long[] _one = new long[MontgomeryField.Limbs];

    /// <summary>Makes the curve.</summary>
    public P256()
    {
        MontgomeryField.FromBytes(P256Constants.B(), 0, _b);
        Field.Enter(_b, _b);
        _one[0] = 1;
        Field.Enter(_one, _one);
        TrySet(Generator, P256Constants.Generator(), 0);
    }

    /// <summary>The field of coordinates.</summary>
    public MontgomeryField Field { get; } = new MontgomeryField(P256Constants.Prime());

    /// <summary>The field of scalars.</summary>
    public MontgomeryField Scalars { get; } = new MontgomeryField(P256Constants.Order());

    /// <summary>The point that signatures start from.</summary>
    public CurvePoint Generator { get; } = new CurvePoint();

    /// <summary>Sets a point by its coordinates.</summary>
    /// <param name="point">The point.</param>
    /// <param name="bytes">X and Y, 32 bytes each, the highest first.</param>
    /// <param name="offset">Index of the first byte.</param>
    /// <returns>False where that is no point of the curve.</returns>
    public bool TrySet(CurvePoint point, byte[] bytes, int offset)
    {
        MontgomeryField.FromBytes(bytes, offset, point.X);
        MontgomeryField.FromBytes(bytes, offset + 32, point.Y);
        if (!Field.Holds(point.X) || !Field.Holds(point.Y))
            return false;
        Field.Enter(point.X, point.X);
        Field.Enter(point.Y, point.Y);
        System.Array.Copy(_one, point.Z, MontgomeryField.Limbs);
        Field.Multiply(point.X, point.X, _t0);
        Field.Multiply(_t0, point.X, _t0);
        for (int i = 0; i < 3; i++)
            Field.Subtract(_t0, point.X, _t0);
        Field.Add(_t0, _b, _t0);
        Field.Multiply(point.Y, point.Y, _t1);
        return MontgomeryField.AreEqual(_t0, _t1);
    }

    /// <summary>p = p + p.</summary>
    /// <remarks>Formulas dbl-2001-b of the Explicit-Formulas Database: 3 multiplications, 5 squares.</remarks>
    public void Double(CurvePoint p)
    {
        MontgomeryField f = Field;
        long[] delta = _t0, gamma = _t1, beta = _t2, alpha = _t3, t = _t4;
        f.Multiply(p.Z, p.Z, delta);
        f.Multiply(p.Y, p.Y, gamma);
        f.Multiply(p.X, gamma, beta);
        // alpha = 3 (X - delta) (X + delta)
        f.Subtract(p.X, delta, t);
        f.Add(p.X, delta, alpha);
        f.Multiply(t, alpha, alpha);
        f.Add(alpha, alpha, t);
        f.Add(t, alpha, alpha);
        // Z = (Y + Z)^2 - gamma - delta
        f.Add(p.Y, p.Z, p.Z);
        f.Multiply(p.Z, p.Z, p.Z);
        f.Subtract(p.Z, gamma, p.Z);
        f.Subtract(p.Z, delta, p.Z);
        // X = alpha^2 - 8 beta
        f.Add(beta, beta, beta);
        f.Add(beta, beta, beta);
        f.Multiply(alpha, alpha, p.X);
        f.Subtract(p.X, beta, p.X);
        f.Subtract(p.X, beta, p.X);
        // Y = alpha (4 beta - X) - 8 gamma^2
        f.Subtract(beta, p.X, beta);
        f.Multiply(alpha, beta, p.Y);
        f.Multiply(gamma, gamma, gamma);
        f.Add(gamma, gamma, gamma);
        f.Add(gamma, gamma, gamma);
        f.Add(gamma, gamma, gamma);
        f.Subtract(p.Y, gamma, p.Y);
    }

    /// <summary>p = p + q, whatever the points are.</summary>
    /// <remarks>Formulas add-1998-cmo-2 of the Explicit-Formulas Database: 12 multiplications, 4 squares.</remarks>
    public void Add(CurvePoint p, CurvePoint q)
    {
        if (q.IsInfinity)
            return;
        if (p.IsInfinity)
        {
            p.Set(q);
            return;
        }
        MontgomeryField f = Field;
        long[] u1 = _t0, s1 = _t1, h = _t2, r = _t3, square = _t4, cube = _t5;
        f.Multiply(q.Z, q.Z, square);
        f.Multiply(p.X, square, u1);
        f.Multiply(square, q.Z, square);
        f.Multiply(p.Y, square, s1);
        f.Multiply(p.Z, p.Z, square);
        f.Multiply(q.X, square, h);
        f.Multiply(square, p.Z, square);
        f.Multiply(q.Y, square, r);
        f.Subtract(h, u1, h);
        f.Subtract(r, s1, r);
        if (MontgomeryField.IsZero(h))
        {
            // The formulas know no tangent.
            if (MontgomeryField.IsZero(r))
                Double(p);
            else
                p.SetInfinity();
            return;
        }
        f.Multiply(p.Z, q.Z, p.Z);
        f.Multiply(p.Z, h, p.Z);
        f.Multiply(h, h, square);
        f.Multiply(square, h, cube);
        f.Multiply(u1, square, u1);
        // X = r^2 - h^3 - 2 u1 h^2
        f.Multiply(r, r, p.X);
        f.Subtract(p.X, cube, p.X);
        f.Subtract(p.X, u1, p.X);
        f.Subtract(p.X, u1, p.X);
        // Y = r (u1 h^2 - X) - s1 h^3
        f.Subtract(u1, p.X, u1);
        f.Multiply(r, u1, p.Y);
        f.Multiply(s1, cube, s1);
        f.Subtract(p.Y, s1, p.Y);
    }
}
