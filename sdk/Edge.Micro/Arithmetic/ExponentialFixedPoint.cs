namespace Edge.Micro.Arithmetic;

/// <summary>exp(x), 1/x and what follows from them in fixed point: for softmax, the logistic function and the hyperbolic tangent.</summary>
/// <remarks>
/// Qm.n below is a 32-bit signed number with m integer and n fractional bits, m + n = 31. The polynomials and constants are those of
/// the gemmlowp fixed-point library, which TensorFlow Lite's int8 kernels are defined by.
/// </remarks>
public static class ExponentialFixedPoint
{
    private const int ScaledDifferenceFractionalBits = 26;

    /// <summary>exp(a) for a &lt;= 0.</summary>
    /// <param name="a">Q5.26, at most 0.</param>
    /// <returns>Q0.31; exp(0) is the largest number, 2^31 - 1.</returns>
    public static int ExpOnNegativeValues(int a) => ExpOnNegativeValues(a, ScaledDifferenceFractionalBits);

    /// <summary>exp(a) for a &lt;= 0.</summary>
    /// <param name="a">At most 0.</param>
    /// <param name="fractionalBits">Fractional bits of <paramref name="a"/>: 26 or 27.</param>
    /// <returns>Q0.31; exp(0) is the largest number, 2^31 - 1.</returns>
    public static int ExpOnNegativeValues(int a, int fractionalBits)
    {
        if (a == 0)
            return int.MaxValue;
        int oneQuarter = 1 << (fractionalBits - 2);
        // a = (a modulo 1/4, moved into [-1/4, 0)) - remainder, a multiple of 1/4; exp(remainder) is a product over its bits.
        int fraction = (a & (oneQuarter - 1)) - oneQuarter;
        int remainder = fraction - a;
        int result = ExpBetweenMinusOneQuarterAndZero(fraction << (31 - fractionalBits));
        int quarters = remainder >> (fractionalBits - 2);
        if ((quarters & 1) != 0) result = Mul(result, 1672461947); // exp(-1/4)
        if ((quarters & 2) != 0) result = Mul(result, 1302514674); // exp(-1/2)
        if ((quarters & 4) != 0) result = Mul(result, 790015084); // exp(-1)
        if ((quarters & 8) != 0) result = Mul(result, 290630308); // exp(-2)
        if ((quarters & 16) != 0) result = Mul(result, 39332535); // exp(-4)
        if ((quarters & 32) != 0) result = Mul(result, 720401); // exp(-8)
        if ((quarters & 64) != 0) result = Mul(result, 242); // exp(-16)
        return result;
    }

    /// <summary>1 / (1 + exp(-a)).</summary>
    /// <param name="a">Q4.27, above -2^31.</param>
    /// <returns>Q0.31.</returns>
    public static int Logistic(int a)
    {
        if (a == 0)
            return 1 << 30;
        int positive = OneOverOnePlusX(ExpOnNegativeValues(a > 0 ? -a : a, 27));
        return a > 0 ? positive : int.MaxValue - positive;
    }

    /// <summary>The hyperbolic tangent, (1 - exp(-2a)) / (1 + exp(-2a)).</summary>
    /// <param name="a">Q4.27, above -2^31.</param>
    /// <returns>Q0.31.</returns>
    public static int Tanh(int a)
    {
        if (a == 0)
            return 0;
        // 2a: the same bits with one fractional bit less.
        int x = HalfReciprocal(ExpOnNegativeValues(a > 0 ? -a : a, 26));
        int magnitude = FixedPoint.SaturatingShiftLeft(x - (1 << 29), 2); // 2 / (1 + e) - 1, Q2.29 to Q0.31
        return a > 0 ? magnitude : -magnitude;
    }

    /// <summary>1/x, normalised.</summary>
    /// <param name="x">Positive, with <paramref name="integerBits"/> integer bits.</param>
    /// <param name="integerBits">Integer bits of <paramref name="x"/>.</param>
    /// <param name="bitsOverUnit">The result is to be divided by 2^bitsOverUnit.</param>
    /// <returns>Q0.31, in [1/2, 1].</returns>
    public static int Reciprocal(int x, int integerBits, out int bitsOverUnit)
    {
        int headroom = 0;
        while (headroom < 31 && (x & (int.MinValue >> headroom)) == 0)
            headroom++;
        bitsOverUnit = integerBits - headroom;
        int shiftedMinusOne = unchecked((x << headroom) - int.MinValue);
        return OneOverOnePlusX(shiftedMinusOne);
    }

    /// <summary>1/(1 + a) by three Newton-Raphson steps.</summary>
    /// <param name="a">Q0.31 in [0, 1).</param>
    /// <returns>Q0.31.</returns>
    public static int OneOverOnePlusX(int a) => FixedPoint.SaturatingShiftLeft(HalfReciprocal(a), 1); // Q2.29 halved is Q1.30, then Q0.31

    // 2/(1 + a) as Q2.29.
    private static int HalfReciprocal(int a)
    {
        int halfDenominator = FixedPoint.RoundingHalfSum(a, int.MaxValue);
        int x = 1515870810 + Mul(halfDenominator, -1010580540); // 48/17 - 32/17 * d, in Q2.29
        for (int i = 0; i < 3; i++)
        {
            int oneMinus = (1 << 29) - Mul(halfDenominator, x);
            x += FixedPoint.SaturatingShiftLeft(Mul(x, oneMinus), 2); // the product is Q4.27
        }
        return x;
    }

    private static int ExpBetweenMinusOneQuarterAndZero(int a)
    {
        const int expOfMinusOneEighth = 1895147668;
        const int oneThird = 715827883;
        // Taylor about -1/8: exp(-1/8) * (1 + x + x^2/2 + x^3/6 + x^4/24).
        int x = a + (1 << 28);
        int x2 = Mul(x, x);
        int x3 = Mul(x2, x);
        int x4 = Mul(x2, x2);
        int x4Over4 = FixedPoint.RoundingDivideByPowerOfTwo(x4, 2);
        int tail = FixedPoint.RoundingDivideByPowerOfTwo(Mul(x4Over4 + x3, oneThird) + x2, 1);
        return expOfMinusOneEighth + Mul(expOfMinusOneEighth, x + tail);
    }

    private static int Mul(int a, int b) => FixedPoint.SaturatingRoundingDoublingHighMul(a, b);
}
