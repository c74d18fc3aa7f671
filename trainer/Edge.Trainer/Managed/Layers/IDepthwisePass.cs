using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>A loop of a depthwise convolution over one register of channels.</summary>
internal interface IDepthwisePass
{
    /// <summary>Runs the channels from <paramref name="channel"/> on that fill one register.</summary>
    static abstract void Run<TSimd, TVector>(in DepthwiseOperands operands, int channel)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged;
}
