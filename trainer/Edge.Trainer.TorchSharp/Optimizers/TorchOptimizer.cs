using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Optimizers;

/// <summary>Moves parameters along their gradients, by the formulas of the managed backend.</summary>
/// <remarks>
/// PyTorch's own optimisers differ from them in where epsilon stands. Weight decay is decoupled from the gradient (Loshchilov and Hutter, 2019) and applies to kernels alone.
/// </remarks>
internal abstract class TorchOptimizer
{
    private readonly TorchParameter[] _parameters;
    private readonly TorchArray[] _moments;
    private readonly int _momentsEach;
    private readonly float _weightDecay;

    /// <param name="parameters">What is trained.</param>
    /// <param name="momentsEach">How many arrays the method remembers for each.</param>
    /// <param name="weightDecay">The part of the weights that a step takes off, times the learning rate; 0 for none.</param>
    protected TorchOptimizer(IEnumerable<TorchParameter> parameters, int momentsEach, float weightDecay)
    {
        _parameters = [.. parameters];
        (_momentsEach, _weightDecay) = (momentsEach, weightDecay);
        _moments = [.. _parameters.SelectMany(p => Enumerable.Range(0, momentsEach).Select(_ => p.Zeros()))];
    }

    /// <summary>The steps done.</summary>
    public long Steps { get; set; }

    /// <summary>What it remembers, parameter by parameter, in the order of the managed backend.</summary>
    public IReadOnlyList<TorchArray> Moments => _moments;

    /// <summary>One step; to be called where no gradients are recorded.</summary>
    /// <param name="gradients">The gradient of each parameter.</param>
    /// <param name="learningRate">The step size.</param>
    public void Step(IList<Tensor> gradients, float learningRate)
    {
        Steps++;
        Begin(learningRate);
        for (int i = 0; i < _parameters.Length; i++)
        {
            TorchParameter parameter = _parameters[i];
            Tensor gradient = parameter.L2 == 0 ? gradients[i] : gradients[i].add(parameter.Value, 2 * parameter.L2);
            if (_weightDecay > 0 && parameter.IsKernel)
                parameter.Value.mul_(1 - (learningRate * _weightDecay));
            Update(parameter.Value, gradient, [.. _moments.Skip(i * _momentsEach).Take(_momentsEach).Select(m => m.Value)]);
        }
    }

    /// <summary>Computes what all parameters of a step share.</summary>
    /// <param name="learningRate">The step size.</param>
    protected abstract void Begin(float learningRate);

    /// <summary>Changes one parameter and its moments in place.</summary>
    /// <param name="weights">The parameter.</param>
    /// <param name="gradient">The gradient of the loss.</param>
    /// <param name="moments">What the method remembers of it.</param>
    protected abstract void Update(Tensor weights, Tensor gradient, Tensor[] moments);
}
