using System.Collections.Generic;
using Edge.Data;
using Edge.Photographs.Pens;
using Edge.Vision;

namespace Edge.Photographs;

/// <summary>Writes digits on a page.</summary>
internal sealed class DigitWriter(ImageSet digits)
{
    // The data set's digits fit a box of this height.
    private const float BoxHeight = 20;
    private const int Tries = 30;

    private readonly DigitShape _shape = new();

    /// <summary>Writes them and says where they are, in reading order.</summary>
    /// <param name="scene">The page.</param>
    /// <param name="writing">How they are set.</param>
    /// <param name="first">The data set's image of the first; the others are by lot.</param>
    public IReadOnlyList<PhotographedDigit> Write(Scene scene, Writing writing, int first)
    {
        Canvas canvas = scene.Canvas;
        SeededRandom random = scene.Random;
        (float u, float v, float shrink) = Place(scene, writing);
        float scale = writing.Height * shrink / BoxHeight;
        var written = new List<PhotographedDigit>();
        for (int line = 0; line < writing.Lines; line++)
            for (int column = 0; column < writing.Columns; column++)
            {
                int image = written.Count == 0 ? first : random.Below(digits.Count);
                _shape.Load(digits.Image(image));
                float shift = writing.Lines * writing.Columns == 1 ? 0 : 0.06f * writing.Height;
                var place = new DigitPlace(
                    u + (column * writing.PitchU * shrink) + random.Around(shift), v + (line * writing.PitchV * shrink) + random.Around(shift), scale * random.Between(0.94f, 1), random.Around(2));
                (float thinning, float halfWidth) = scene.Pen.For(_shape, place.Scale);
                DigitBox box = canvas.Ink.Add(_shape, place, thinning, halfWidth);
                if (box.Width > 0)
                    written.Add(new PhotographedDigit(digits.Labels.Span[image], image, box, line));
            }
        canvas.Ink.Flush(scene.Pen);
        return written;
    }

    // The first digit's place and how much smaller all get, so that all are in the picture.
    private static (float U, float V, float Shrink) Place(Scene scene, Writing writing)
    {
        Canvas canvas = scene.Canvas;
        float shrink = 1;
        for (int i = 0; i < Tries; i++, shrink *= 0.96f)
        {
            float width = (writing.Columns - 1) * writing.PitchU * shrink, height = (writing.Lines - 1) * writing.PitchV * shrink, scale = writing.Height * shrink / BoxHeight;
            float u = (canvas.Width / 2f) + scene.Random.Around(0.35f * canvas.Width) - (width / 2), v = (canvas.Height / 2f) + scene.Random.Around(0.35f * canvas.Height) - (height / 2);
            if (InPicture(canvas, u, v, scale) && InPicture(canvas, u + width, v, scale) && InPicture(canvas, u, v + height, scale) && InPicture(canvas, u + width, v + height, scale))
                return (u, v, shrink);
        }
        return ((canvas.Width / 2f) - ((writing.Columns - 1) * writing.PitchU * shrink / 2), (canvas.Height / 2f) - ((writing.Lines - 1) * writing.PitchV * shrink / 2), shrink);
    }

    private static bool InPicture(Canvas canvas, float u, float v, float scale)
    {
        foreach ((float cornerU, float cornerV) in new DigitPlace(u, v, scale, 0).Corners())
        {
            (float x, float y) = canvas.View.ToPicture(cornerU, cornerV);
            if (!(x >= 1 && y >= 1 && x < canvas.Width - 1 && y < canvas.Height - 1))
                return false;
        }
        return true;
    }
}
