using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using Edge.Vision.Images;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>Writes the sections of a sheet as one PNG or as one self-contained page.</summary>
internal static class SheetWriter
{
    private const int Scale = 2;
    private const int Gap = 8;

    /// <summary>The sections below each other, every pixel twice as large.</summary>
    public static byte[] Png(IReadOnlyList<SheetSection> sections)
    {
        int width = Scale * sections.Max(s => s.Width), height = sections.Sum(s => (Scale * s.Height) + Gap) - Gap;
        byte[] pixels = new byte[3 * width * height];
        Array.Fill(pixels, byte.MaxValue);
        int top = 0;
        foreach (SheetSection section in sections)
        {
            for (int y = 0; y < Scale * section.Height; y++)
                for (int x = 0; x < Scale * section.Width; x++)
                    section.Pixels.AsSpan(3 * (((y / Scale) * section.Width) + (x / Scale)), 3).CopyTo(pixels.AsSpan(3 * (((top + y) * width) + x)));
            top += (Scale * section.Height) + Gap;
        }
        return Png(width, height, pixels);
    }

    /// <summary>A page with a heading and a picture a section; nothing comes from a network.</summary>
    /// <param name="sections">The sections.</param>
    /// <param name="title">The page's title.</param>
    public static byte[] Html(IReadOnlyList<SheetSection> sections, string title)
    {
        var page = new StringBuilder();
        string name = WebUtility.HtmlEncode(title);
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{name}</title>\n");
        page.Append("<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}img{image-rendering:pixelated;width:100%;height:auto}h2{font-size:1rem;margin:1.5rem 0 .3rem}</style>\n");
        page.Append(CultureInfo.InvariantCulture, $"</head>\n<body>\n<h1>{name}</h1>\n<p>Each column is one training image, each row one epoch.</p>\n");
        foreach (SheetSection section in sections)
        {
            string heading = WebUtility.HtmlEncode(section.Title), data = Convert.ToBase64String(Png(section.Width, section.Height, section.Pixels));
            page.Append(CultureInfo.InvariantCulture, $"<h2>{heading}</h2>\n<img alt=\"Training images, {heading}\" width=\"{section.Width}\" height=\"{section.Height}\" src=\"data:image/png;base64,{data}\">\n");
        }
        page.Append("</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static byte[] Png(int width, int height, byte[] pixels)
    {
        using var stream = new MemoryStream();
        PngWriter.WriteRgb(stream, width, height, pixels);
        return stream.ToArray();
    }
}
