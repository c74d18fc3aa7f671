using System.Text;

namespace Edge.Packages.Tests.Pictures;

/// <summary>The picture that a new program of the template reads first: handwriting as a bitmap in text (PBM), which any editor shows.</summary>
internal static class PageBitmap
{
    // The samples' page, shrunk; a pixel with this much darkness is ink.
    private const int Shrink = 4;
    private const int Ink = 128;
    // A line of the format has at most 70 characters.
    private const int LineLength = 40;

    /// <summary>The text of the file.</summary>
    /// <param name="lines">What is written.</param>
    public static string Draw(params string[] lines)
    {
        byte[] page = Handwriting.Page(lines);
        int width = Handwriting.PageWidth / Shrink, height = Handwriting.PageHeight / Shrink;
        var text = new StringBuilder($"P1\n{width} {height}\n");
        for (int i = 0; i < width * height; i++)
        {
            int sum = 0;
            for (int j = 0; j < Shrink * Shrink; j++)
                sum += page[(i / width * Shrink + j / Shrink) * Handwriting.PageWidth + i % width * Shrink + j % Shrink];
            text.Append(sum < (255 - Ink) * Shrink * Shrink ? '1' : '0');
            if (i % LineLength == LineLength - 1)
                text.Append('\n');
        }
        return text.ToString();
    }
}
