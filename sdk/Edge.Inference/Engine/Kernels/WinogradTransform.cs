namespace Edge.Inference.Engine.Kernels;

/// <summary>The weights' side of <see cref="WinogradKernel{TForm, TVector}"/>.</summary>
internal static unsafe class WinogradTransform
{
    /// <summary>Products of a tile of 2x2 outputs.</summary>
    public const int Points = 16;

    /// <summary>2G * g * (2G)^T with 2G = [2 0 0; 1 1 1; 1 -1 1; 0 0 2].</summary>
    /// <param name="kernel">Nine weights, row by row.</param>
    /// <param name="stride">From one weight to the next.</param>
    /// <param name="points">Receives the sixteen, row by row; each within 9 * 128.</param>
    public static void Transform(sbyte* kernel, nint stride, short* points)
    {
        int* half = stackalloc int[12];
        for (int x = 0; x < 3; x++)
        {
            int a = kernel[x * stride], b = kernel[(3 + x) * stride], c = kernel[(6 + x) * stride];
            half[x] = 2 * a;
            half[3 + x] = a + b + c;
            half[6 + x] = a - b + c;
            half[9 + x] = 2 * c;
        }
        for (int y = 0; y < 4; y++)
        {
            int a = half[3 * y], b = half[3 * y + 1], c = half[3 * y + 2];
            points[4 * y] = (short)(2 * a);
            points[4 * y + 1] = (short)(a + b + c);
            points[4 * y + 2] = (short)(a - b + c);
            points[4 * y + 3] = (short)(2 * c);
        }
    }
}
