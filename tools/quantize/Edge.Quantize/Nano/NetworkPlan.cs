using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Quantize.Nano;

/// <summary>Decides for every operator of a network which form it takes, and for every tensor how it is kept.</summary>
internal sealed class NetworkPlan
{
    private readonly Graph _graph;
    private readonly NanoOptions _options;
    private readonly Dictionary<Tensor, Tensor> _roots = [];
    private readonly Dictionary<Conv2D, MaxPool2D> _fused = [];
    private readonly Dictionary<Tensor, TensorStore> _stores = [];

    /// <summary>Plans a network.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="options">Heap and flash.</param>
    public NetworkPlan(Graph graph, NanoOptions options)
    {
        _graph = graph;
        _options = options;
        foreach (Reshape reshape in graph.Operators.OfType<Reshape>())
            _roots[reshape.Output] = Root(reshape.Inputs[0]);
        foreach (Conv2D convolution in graph.Operators.OfType<Conv2D>())
            if (PoolBehind(convolution) is { } pool)
                _fused[convolution] = pool;
        // Every convolution and dense layer is tried on plain bytes first; what has a form there has one on its true range.
        HashSet<Operator> lanes = [.. graph.Operators.Where(o => HasLanes(o))];
        foreach (Tensor root in graph.Inputs.Concat(graph.Operators.Select(o => o.Output)).Select(Root).Distinct())
            _stores[root] = Store(root, lanes);
        Forms = [.. graph.Operators.Where(o => o is not Reshape && !_fused.ContainsValue((o as MaxPool2D)!)).Select(Form)];
        new FormChooser(this, options).Choose();
        new HeapPlanner(this, options.HeapBytes).Widen();
    }

    /// <summary>The network.</summary>
    public Graph Graph => _graph;

    /// <summary>Each step in order: a ConvolutionPlan, a DensePlan, a Softmax, or an operator of Edge.Micro.</summary>
    public IReadOnlyList<object> Forms { get; private set; }

    /// <summary>The stores of all tensors that hold values.</summary>
    public IReadOnlyDictionary<Tensor, TensorStore> Stores => _stores;

    /// <summary>Where a tensor is kept.</summary>
    public TensorStore StoreOf(Tensor tensor) => _stores[Root(tensor)];

    /// <summary>The tensor whose bytes a reshape shows.</summary>
    public Tensor Root(Tensor tensor) => _roots.TryGetValue(tensor, out Tensor? root) ? root : tensor;

    /// <summary>The share of values that are not zero.</summary>
    public double DensityOf(Tensor tensor) => _options.Densities.TryGetValue(tensor, out double density) ? density : 0.5;

    /// <summary>Keeps a tensor in another kind and plans its neighbours again.</summary>
    public void Keep(Tensor tensor, StoreKind kind)
    {
        _stores[tensor] = _stores[tensor] with { Kind = kind };
        Forms = [.. Forms.Select(f => f switch
        {
            ConvolutionPlan c => ((ConvolutionPlan)Form(c.Step)).Like(c),
            DepthwisePlan w => Form(w.Step),
            DensePlan d => (DensePlan)Form(d.Step) with { Form = d.Form },
            _ => f,
        })];
    }

    /// <summary>Whether every reader of a tensor can take it wide.</summary>
    public bool CanWiden(Tensor tensor) =>
        !Forms.OfType<DensePlan>().Any(d => d.FromBytes && Root(d.Step.Inputs[0]) == tensor) && !Forms.OfType<DepthwisePlan>().Any(w => Root(w.Step.Inputs[0]) == tensor);

    private object Form(Operator step)
    {
        switch (step)
        {
            case Conv2D c when CanPlan(c):
                MaxPool2D? pool = _fused.GetValueOrDefault(c);
                if (ConvolutionPlan.Of(c, pool, Padded(c), StoreOf(pool?.Output ?? c.Output)) is { } plan)
                    return plan;
                break;
            case DepthwiseConv2D w when CanPlan(w) && DepthwisePlan.Of(w, Padded(w), StoreOf(w.Output)) is { } depthwise:
                return depthwise;
            case FullyConnected d when DensePlan.Of(d, StoreOf(d.Inputs[0]), StoreOf(d.Output)) is { } dense && !dense.Input.HasMargins && !dense.Output.HasMargins:
                return dense;
        }
        return step;
    }

    // Raw bytes have no margins: a copy with margins is read in their place.
    private TensorStore Padded(ConvolutionOperator step)
    {
        TensorStore store = StoreOf(step.Inputs[0]);
        return store.Kind == StoreKind.Raw ? WithMargins(store, step) : store;
    }

    private static TensorStore WithMargins(TensorStore store, ConvolutionOperator step)
    {
        (int bottom, int right) = Behind(step);
        return store with
        {
            Top = System.Math.Max(store.Top, step.PadTop),
            Left = System.Math.Max(store.Left, step.PadLeft),
            Bottom = System.Math.Max(store.Bottom, bottom),
            Right = System.Math.Max(store.Right, right),
        };
    }

    private static (int Bottom, int Right) Behind(ConvolutionOperator step)
    {
        Window w = step.Window;
        int bottom = (step.Output.Shape[1] - 1) * w.StrideHeight + (w.Height - 1) * w.DilationHeight + 1 - step.PadTop - step.Inputs[0].Shape[1];
        int right = (step.Output.Shape[2] - 1) * w.StrideWidth + (w.Width - 1) * w.DilationWidth + 1 - step.PadLeft - step.Inputs[0].Shape[2];
        return (System.Math.Max(bottom, 0), System.Math.Max(right, 0));
    }

    private bool HasLanes(Operator step)
    {
        TensorStore Raw(Tensor tensor) => new(tensor, StoreKind.Raw, System.Math.Min(0, -128 - tensor.ZeroPoint), System.Math.Max(0, 127 - tensor.ZeroPoint));
        return step switch
        {
            Conv2D c => CanPlan(c) && ConvolutionPlan.Of(c, null, WithMargins(Raw(c.Inputs[0]), c), Raw(c.Output)) is not null,
            DepthwiseConv2D w => CanPlan(w) && DepthwisePlan.Of(w, WithMargins(Raw(w.Inputs[0]), w), Raw(w.Output)) is not null,
            FullyConnected d => DensePlan.Of(d, Raw(d.Inputs[0]), Raw(d.Output)) is not null,
            _ => false,
        };
    }

    private static bool CanPlan(ConvolutionOperator step) => step.Inputs[0].Shape[0] == 1 && step.Inputs[0].Data is null && !step.Inputs[0].IsUnsigned && !step.Output.IsUnsigned;

    private TensorStore Store(Tensor root, HashSet<Operator> lanes)
    {
        int low = -128 - root.ZeroPoint, high = 127 - root.ZeroPoint;
        Operator? writer = _graph.Operators.FirstOrDefault(o => o.Output == root);
        Operator[] readers = [.. _graph.Operators.Where(o => o is not Reshape && o.Inputs.Any(i => Root(i) == root))];
        var pool = writer as MaxPool2D;
        if (pool is not null && _fused.ContainsValue(pool))
            writer = _fused.First(f => f.Value == pool).Key;
        bool edge = _graph.Inputs.Concat(_graph.Outputs).Any(t => Root(t) == root);
        if (writer is null || edge || !lanes.Contains(writer) || readers.Length == 0 || !readers.All(lanes.Contains))
            return new TensorStore(root, StoreKind.Raw, System.Math.Min(0, low), System.Math.Max(0, high));
        (int minimum, int maximum) = writer switch
        {
            Conv2D c => ConvolutionPlan.Limits(c, _fused.GetValueOrDefault(c)),
            DepthwiseConv2D w => (w.ActivationMin, w.ActivationMax),
            FullyConnected d => (d.ActivationMin, d.ActivationMax),
            _ => (-128, 127),
        };
        low = System.Math.Min(0, minimum - root.ZeroPoint);
        high = System.Math.Max(0, maximum - root.ZeroPoint);
        var store = new TensorStore(root, StoreKind.Narrow, low, high);
        foreach (ConvolutionOperator reader in readers.OfType<ConvolutionOperator>())
            store = WithMargins(store, reader);
        return store.HasMargins && (readers.Any(r => r is not ConvolutionOperator) || writer is not ConvolutionOperator)
            ? new TensorStore(root, StoreKind.Raw, low, high)
            : store;
    }

    private MaxPool2D? PoolBehind(ConvolutionOperator step)
    {
        Operator[] readers = [.. _graph.Operators.Where(o => o.Inputs.Any(i => Root(i) == step.Output))];
        return CanPlan(step) && readers is [MaxPool2D { PadTop: 0, PadLeft: 0 } pool] && !_graph.Outputs.Any(o => Root(o) == step.Output) && pool.Inputs[0] == step.Output
            && pool.Window.StrideHeight == pool.Window.Height && pool.Window.StrideWidth == pool.Window.Width
            && pool.Output.Shape[1] * pool.Window.Height <= step.Output.Shape[1] && pool.Output.Shape[2] * pool.Window.Width <= step.Output.Shape[2]
            && HasLanes(step) && pool.Output.ZeroPoint == step.Output.ZeroPoint && !pool.Output.IsUnsigned
            ? pool
            : null;
    }
}
