namespace Edge.Trainer.Recipes;

/// <summary>A smooth random displacement of every pixel (Simard, Steinkraus, Platt: Best Practices for Convolutional Neural Networks, 2003).</summary>
/// <param name="Amplitude">Root mean square of the displacement along each axis at full strength, in pixels; none exceeds 3.7 times it.</param>
/// <param name="Smoothness">Distance over which displacements differ, in pixels; below three times the amplitude strokes begin to fold.</param>
public sealed record ElasticSpec(float Amplitude, float Smoothness);
