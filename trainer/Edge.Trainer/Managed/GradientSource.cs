namespace Edge.Trainer.Managed;

/// <summary>Writes some rows of the gradient of a <see cref="Parameter"/>.</summary>
/// <param name="row">The first row.</param>
/// <param name="rows">Their number.</param>
/// <param name="samples">The samples of the batch.</param>
/// <param name="gradient">Receives the rows.</param>
internal unsafe delegate void GradientSource(int row, int rows, int samples, float* gradient);
