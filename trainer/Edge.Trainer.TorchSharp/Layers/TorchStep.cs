namespace Edge.Trainer.Torch.Layers;

/// <summary>What a layer must know of the batch that passes through it.</summary>
/// <param name="IsTraining">Whether weights are to follow this batch; else the network answers as trained so far.</param>
/// <param name="Samples">The images of the batch.</param>
/// <param name="Number">The number of the training step, for random numbers.</param>
internal readonly record struct TorchStep(bool IsTraining, int Samples, long Number);
