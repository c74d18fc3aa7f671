using System;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>An array that outlives a step: a weight, a moving statistic or a moment. It lives on the device in the trainer's own layout.</summary>
internal class TorchArray : IDisposable
{
    private readonly Device _device;
    private readonly long[] _shape;

    /// <param name="values">The first values.</param>
    /// <param name="device">Where the array lives.</param>
    /// <param name="shape">The sizes of the dimensions.</param>
    public TorchArray(float[] values, Device device, params long[] shape)
    {
        (_device, _shape, Length) = (device, shape, values.Length);
        Value = TorchTensors.Make(values, device, shape);
    }

    /// <summary>The tensor; it is changed in place, or exchanged for that of another array.</summary>
    public Tensor Value { get; private set; }

    /// <summary>The number of values.</summary>
    public int Length { get; }

    /// <summary>An array of zeros in the same shape and place.</summary>
    public TorchArray Zeros() => new(new float[Length], _device, _shape);

    /// <summary>An array of the same values, shape and place.</summary>
    public TorchArray Copy() => new(Read(), _device, _shape);

    /// <summary>Exchanges the values with those of an array of the same shape.</summary>
    public void Exchange(TorchArray other) => (Value, other.Value) = (other.Value, Value);

    /// <summary>A copy of the values.</summary>
    public float[] Read() => TorchTensors.Read(Value);

    /// <summary>Overwrites the values.</summary>
    public void Write(ReadOnlySpan<float> values) => TorchTensors.Write(Value, values, _device, _shape);

    /// <inheritdoc/>
    public void Dispose() => Value.Dispose();
}
