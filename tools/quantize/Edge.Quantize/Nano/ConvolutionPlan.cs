using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Operators;

namespace Edge.Quantize.Nano;

/// <summary>A convolution made ready for generated code: proved lanes, requantisation constants, and the form that costs least.</summary>
internal sealed class ConvolutionPlan
{
    private ConvolutionPlan(Conv2D step, MaxPool2D? pool, TensorStore input, TensorStore output, IReadOnlyList<ChannelGroup> groups, IReadOnlyList<ChannelRounding> roundings)
    {
        Step = step;
        Pool = pool;
        Input = input;
        Output = output;
        Groups = groups;
        Roundings = roundings;
    }

    /// <summary>The convolution.</summary>
    public Conv2D Step { get; }

    /// <summary>The pool that takes its output, fused, or null.</summary>
    public MaxPool2D? Pool { get; }

    /// <summary>What it reads.</summary>
    public TensorStore Input { get; }

    /// <summary>What it writes.</summary>
    public TensorStore Output { get; }

    /// <summary>Words by group of input channels.</summary>
    public IReadOnlyList<ChannelGroup> Groups { get; }

    /// <summary>By output channel.</summary>
    public IReadOnlyList<ChannelRounding> Roundings { get; }

    /// <summary>The same channels in words of the same lanes, for tiles.</summary>
    public IReadOnlyList<LaneWord> UniformWords { get; private init; } = [];

    /// <summary>Taps of one output: kernel cells times input channels that it sees.</summary>
    public int Taps => Step.Window.Height * Step.Window.Width * Step.GroupChannels;

    /// <summary>Words of all groups.</summary>
    public int Words => Groups.Sum(g => g.Words.Count);

    /// <summary>Whether each input is compared with zero, and its products are left out where it is.</summary>
    public bool Skips { get; private set; }

    /// <summary>Whether rows of a picture have a mask of the columns with ink, which skips windows and rows of windows at once.</summary>
    public bool UsesInk => Skips && TakesInk && Tile is null;

    /// <summary>Whether such masks are possible: one channel, at most 32 columns, no pool.</summary>
    public bool TakesInk => Input.Kind == StoreKind.Raw && Input.Channels == 1 && Input.Columns <= 32 && Pool is null;

    /// <summary>Whether two rows of outputs are made at once, by Winograd's F(2,3).</summary>
    public bool Winograd { get; private set; }

    /// <summary>Output positions before pooling that count.</summary>
    public long Positions => (long)Region.Height * Region.Width;

    /// <summary>Whether the output's array is cleared first, so that zeros need not be stored.</summary>
    public bool Clears => Output.Kind != StoreKind.Raw && Roundings.Any(r => r.Lowest == 0 && r.OneSided);

    /// <summary>The tiles that compute the layer, or null where it is written out with its weights.</summary>
    public TilePlan? Tile { get; private set; }

    /// <summary>The form that the layer has taken, with its costs.</summary>
    public LayerForm? Form { get; private set; }

    /// <summary>Rows and columns of outputs before pooling that count.</summary>
    public (int Height, int Width) Region => Pool is null
        ? (Step.Output.Shape[1], Step.Output.Shape[2])
        : (Pool.Output.Shape[1] * Pool.Window.Height, Pool.Output.Shape[2] * Pool.Window.Width);

    /// <summary>Rows and columns of the fused pool's window; 1 and 1 without one.</summary>
    public (int Height, int Width) PoolSize => Pool is null ? (1, 1) : (Pool.Window.Height, Pool.Window.Width);

    /// <summary>Heap of the form: packed weights and sums.</summary>
    public long HeapBytes => Tile?.HeapBytes(this) ?? 0;

    /// <summary>The forms that the layer can take.</summary>
    /// <param name="density">Share of inputs that are not zero.</param>
    public IEnumerable<LayerForm> Forms(double density) =>
    [
        new(Time(false, density), CodeBytes(false), 0),
        new(Time(true, density), CodeBytes(true), 0) { Skips = true },
        .. CanPair ? new[] { new LayerForm(PairTime, PairBytes, 0) { Winograd = true } } : [],
        .. TilePlan.Of(this).Select(t => new LayerForm(t.Time(this, density), t.CodeBytes(this), t.HeapBytes(this)) { Skips = t.Kind == TileKind.Skips, Tile = t }),
    ];

    /// <summary>Takes a form.</summary>
    public void Take(LayerForm form)
    {
        Skips = form.Skips;
        Tile = form.Tile;
        Winograd = form.Winograd;
        Form = form;
    }

    /// <summary>Takes the form of a plan of the same layer.</summary>
    public ConvolutionPlan Like(ConvolutionPlan other)
    {
        Skips = other.Skips;
        Tile = other.Tile;
        Winograd = other.Winograd;
        Form = other.Form;
        return this;
    }

    private bool CanPair => Pool is null && Region.Height % 2 == 0 && Step.Window is { Height: 3, Width: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1 };

    private long PairBytes => (long)Taps * Words * 18 + (long)Taps * Groups.Count * 26 + Step.Output.Shape[3] * 140L;

    // Per pair of positions: four inputs and four transforms for three taps, four products for three taps of each output.
    private double PairTime
    {
        get
        {
            double transforms = Taps / 3.0 * 4 * (NanoCost.Loaded(Input.Kind) + 2 * NanoCost.Local + NanoCost.Add + NanoCost.Store);
            double products = Taps * 4 / 3.0 * (NanoCost.Local + NanoCost.WideConstant + NanoCost.MultiplyAdd) + (Step.GroupChannels + 7) / 8 * 4 * (NanoCost.Local + NanoCost.Store);
            double ends = 2 * (5 * NanoCost.Local + 4 * NanoCost.Add + 2 * NanoCost.WideConstant + NanoCost.Store);
            return Positions / 2.0 * (transforms * Groups.Sum(g => Math.Ceiling((double)g.Words.Count / WordsOfPair)) + Words * (products + ends));
        }
    }

    private int WordsOfPair => (int)Math.Clamp((MethodLimits.BodyBytes - Taps * 50L - 500) / (Taps * 20L + 600), 1, ConvolutionWinograd.MostWords);

    /// <summary>Words that one method can have.</summary>
    public int WordsOfMethod(bool skips)
    {
        if (Winograd)
            return WordsOfPair;
        long word = Taps * (skips ? 18L : 15L) + 300, shared = Taps * 22L + 500;
        return (int)long.Clamp((MethodLimits.BodyBytes - shared) / word, 1, MethodLimits.Sums / (Pool is null ? 1 : 4));
    }

    // Bytes of IL, roughly.
    private long CodeBytes(bool skips) => (long)Taps * Words * (skips ? 16 : 13) + (long)Taps * Groups.Count * (skips ? 15 : 10) + Step.Output.Shape[3] * 60L;

    // Arm instructions of the products, roughly.
    private double Time(bool skips, double density)
    {
        StoreKind kind = Input.Kind;
        // Each method of a layer that is split reads the inputs again.
        double reads = Groups.Sum(g => Math.Ceiling((double)g.Words.Count / WordsOfMethod(skips)));
        if (!skips)
            return Positions * (Taps * (NanoCost.Loaded(kind) * reads + (NanoCost.Local + NanoCost.WideConstant + NanoCost.MultiplyAdd) * Words) + Words * (NanoCost.Local + NanoCost.Store));
        double compared = NanoCost.Compared(kind), product = 2 * NanoCost.Local + NanoCost.WideConstant + NanoCost.MultiplyAdd + NanoCost.Store;
        // With masks most windows of a sparse picture are passed by without a load.
        if (TakesInk && density < 0.5)
            compared *= 2 * density;
        return Positions * Taps * (compared * reads + density * (NanoCost.Ready(kind) * reads + product * Words));
    }

    /// <summary>Whether a word's sums decide anything: where every channel has the same output whatever its sum, as with weights of zero, they need not be made.</summary>
    public bool IsRead(LaneWord word) => Pool is not null || word.Lanes.Any(l => Roundings[l.Channel].Lowest != Roundings[l.Channel].Highest);

    /// <summary>Plans a convolution.</summary>
    /// <returns>The plan, or null where it has no form in lanes.</returns>
    public static ConvolutionPlan? Of(Conv2D step, MaxPool2D? pool, TensorStore input, TensorStore output)
    {
        int channels = step.Output.Shape[3], groups = step.Inputs[0].Shape[3] / step.GroupChannels, perGroup = channels / groups;
        int depth = step.Weights.Length / channels;
        var all = new List<ChannelGroup>();
        var roundings = new List<ChannelRounding>();
        for (int group = 0; group < groups; group++)
        {
            ChannelRange[] ranges = [.. Enumerable.Range(group * perGroup, perGroup).Select(c => ChannelRange.Of(step.Weights.Skip(c * depth).Take(depth).Select(w => (int)w), input.Low, input.High))];
            IReadOnlyList<LaneWord>? words = LaneWord.Plan(ranges);
            if (words is null)
                return null;
            all.Add(new ChannelGroup(group, [.. words.Select(w => new LaneWord([.. w.Lanes.Select(l => l with { Channel = l.Channel + group * perGroup })]))]));
            for (int i = 0; i < perGroup; i++)
            {
                int c = group * perGroup + i;
                (int minimum, int maximum) = Limits(step, pool);
                if (ChannelRounding.Of(ranges[i], step.Bias?[c] ?? 0, step.Multipliers[c], step.Shifts[c], step.Output.ZeroPoint, minimum, maximum, output.Stored) is not { } rounding)
                    return null;
                roundings.Add(rounding);
            }
        }
        var plan = new ConvolutionPlan(step, pool, input, output, all, roundings)
        {
            UniformWords = groups > 1 ? [] : LaneWord.PlanUniform([.. all[0].Words.SelectMany(w => w.Lanes).OrderBy(l => l.Channel).Select(l => l.Range)])!,
        };
        // One word of one channel group has to fit a method.
        return plan.Taps * 45L > MethodLimits.BodyBytes ? null : plan;
    }

    /// <summary>Smallest and largest output: the convolution's limits, limited by the pool's.</summary>
    public static (int Minimum, int Maximum) Limits(Conv2D step, MaxPool2D? pool) => pool is null
        ? (step.ActivationMin, step.ActivationMax)
        : (Math.Clamp(step.ActivationMin, pool.ActivationMin, pool.ActivationMax), Math.Clamp(step.ActivationMax, pool.ActivationMin, pool.ActivationMax));

    /// <summary>The weight of a tap.</summary>
    public int Weight(int channel, int row, int column, int input) =>
        Step.Weights[((channel * Step.Window.Height + row) * Step.Window.Width + column) * Step.GroupChannels + input];
}
