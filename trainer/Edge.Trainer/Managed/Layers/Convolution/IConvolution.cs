namespace Edge.Trainer.Managed.Layers.Convolution;

/// <summary>A way to compute a convolution without bias and its gradients.</summary>
internal interface IConvolution
{
    /// <summary>Takes the changed weights.</summary>
    /// <param name="training">Whether gradients will be wanted.</param>
    void Prepare(bool training);

    /// <summary>Writes the outputs of the chunk's samples.</summary>
    void Forward(in Chunk chunk);

    /// <summary>Writes the chunk's part of the weights' gradient and, where they are wanted, the gradients of the inputs.</summary>
    void Backward(in Chunk chunk);
}
