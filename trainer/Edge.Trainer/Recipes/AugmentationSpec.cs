namespace Edge.Trainer.Recipes;

/// <summary>The random change of every training image. A limit of 0 leaves its effect out.</summary>
/// <remarks>
/// <para>Rotation, shift, shear and zoom are drawn evenly from minus to plus their limit, as other tools draw them, and with the elastic
/// displacement are one resampling. In this order follow stroke, blur, lighting and noise.</para>
/// <para>The strength of elastic, stroke, blur, lighting and noise is the limit times the square of an even number from 0 to 1:
/// half of the images get less than a quarter of the limit, a third less than a tenth, so that a network always sees clean images
/// as well. Each effect has its own random numbers of seed, epoch and image: one more effect does not change what the others draw.</para>
/// </remarks>
public sealed record AugmentationSpec
{
    /// <summary>Largest rotation, in degrees.</summary>
    public float Rotation { get; init; }

    /// <summary>Largest shift along each axis, in pixels.</summary>
    public float Shift { get; init; }

    /// <summary>Largest horizontal shear, in degrees.</summary>
    public float Shear { get; init; }

    /// <summary>Largest change of size along each axis: 0.1 is from 90 % to 110 %, drawn for each axis.</summary>
    public float Zoom { get; init; }

    /// <summary>What rotation, shift, shear and zoom bring in from outside.</summary>
    public FillMode Fill { get; init; }

    /// <summary>The smooth random displacement, or null for none.</summary>
    public ElasticSpec? Elastic { get; init; }

    /// <summary>Largest radius by which strokes become thicker or, as often, thinner, in pixels.</summary>
    public float Stroke { get; init; }

    /// <summary>Largest standard deviation of the Gaussian blur, in pixels.</summary>
    public float Blur { get; init; }

    /// <summary>Largest standard deviation of the noise, as a part of full ink (1).</summary>
    public float Noise { get; init; }

    /// <summary>Largest strength, 0 to 1, of what a camera's light does to ink: gradients, weak or saturated strokes, grey paper, specks.</summary>
    public float Lighting { get; init; }
}
