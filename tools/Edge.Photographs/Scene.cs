using System;
using Edge.Photographs.Optics;
using Edge.Photographs.Pens;
using Edge.Photographs.Surfaces;

namespace Edge.Photographs;

/// <summary>What a photograph is taken of: a page, how the camera looks at it, a pen and the light.</summary>
internal sealed class Scene
{
    private Scene(SeededRandom random, PhotographSetting setting, Canvas canvas, bool lightInk, Surface surface, Pen pen, Lighting lighting)
    {
        (Random, Setting, Canvas, LightInk, Surface, Pen, Lighting) = (random, setting, canvas, lightInk, surface, pen, lighting);
        Disturbances = lighting.Disturbances | (lightInk ? Disturbances.LightInk : 0) | pen.Kind switch
        {
            PenKind.Ballpoint or PenKind.Fineliner => Disturbances.ThinPen,
            PenKind.Pencil => Disturbances.Pencil,
            PenKind.Felt or PenKind.Marker => Disturbances.Felt,
            _ => 0,
        };
    }

    /// <summary>The lot.</summary>
    public SeededRandom Random { get; }

    /// <summary>How hard it is.</summary>
    public PhotographSetting Setting { get; }

    /// <summary>What the camera sees.</summary>
    public Canvas Canvas { get; }

    /// <summary>Whether ink is lighter than the ground.</summary>
    public bool LightInk { get; }

    /// <summary>The ground.</summary>
    public Surface Surface { get; }

    /// <summary>The pen.</summary>
    public Pen Pen { get; }

    /// <summary>The light.</summary>
    public Lighting Lighting { get; }

    /// <summary>What is hard so far.</summary>
    public Disturbances Disturbances { get; private set; }

    /// <summary>Chooses a scene by lot and paints the empty page.</summary>
    /// <param name="random">The lot.</param>
    /// <param name="setting">How hard it is.</param>
    /// <param name="canvas">Where to.</param>
    /// <param name="height">Height of the writing, in pixels.</param>
    /// <param name="ruled">Share of ruled paper.</param>
    /// <param name="squared">Share of squared paper.</param>
    public static Scene Draw(SeededRandom random, PhotographSetting setting, Canvas canvas, float height, float ruled, float squared)
    {
        float degrees = random.Around(setting.Rotation), tiltX = random.Around(setting.Perspective), tiltY = random.Around(setting.Perspective);
        canvas.View = new PageView(canvas.Width, canvas.Height, degrees, tiltX, tiltY);
        bool lightInk = random.Chance(setting.LightInk);
        Surface surface = lightInk ? Surface.DrawDark(random) : Surface.DrawPaper(random);
        Pen pen = Pen.Draw(random, lightInk, setting.ThinPens);
        var scene = new Scene(random, setting, canvas, lightInk, surface, pen, new Lighting(random, setting, canvas, surface.Gloss));
        scene.Note(Math.Abs(degrees) > 7 ? Disturbances.Rotation : 0);
        scene.Note(Math.Max(Math.Abs(tiltX), Math.Abs(tiltY)) > 0.1f ? Disturbances.Perspective : 0);
        SurfacePainter.Fill(canvas, surface, random);
        bool lines = random.Chance(ruled), squares = !lines && random.Chance(squared / (1 - ruled));
        if (!lightInk && (lines || squares))
        {
            Rules.Draw(random, setting, squares, height, canvas.Width).Paint(canvas);
            scene.Note(lines ? Disturbances.Ruled : Disturbances.Squared);
        }
        return scene;
    }

    /// <summary>Adds what is hard.</summary>
    public void Note(Disturbances disturbances) => Disturbances |= disturbances;
}
