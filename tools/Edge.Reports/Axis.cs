using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Edge.Reports;

/// <summary>An axis of a chart: where a value stands, from 0 to 1, and the ticks.</summary>
public sealed class Axis
{
    // More ticks of a logarithmic axis than these would run into one another.
    private const int MostTicks = 9;

    private readonly Func<double, double> _place;

    private Axis(string title, Func<double, double> place, IReadOnlyList<Tick> ticks)
    {
        Title = title;
        _place = place;
        Ticks = ticks;
    }

    /// <summary>What it shows, with the unit.</summary>
    public string Title { get; }

    /// <summary>The marks with their labels, all between 0 and 1.</summary>
    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>The value at the lower end of a linear axis.</summary>
    public double Low { get; private init; }

    /// <summary>The value at the upper end of a linear axis.</summary>
    public double High { get; private init; }

    /// <summary>Where a value stands: 0 at the lower end, 1 at the upper; values beyond stand at the end.</summary>
    public double Place(double value) => Math.Clamp(_place(value), 0, 1);

    /// <summary>Even steps of 1, 2 or 5 times a power of ten that enclose the values.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="least">The least value.</param>
    /// <param name="most">The largest value.</param>
    /// <param name="ticks">About how many ticks.</param>
    public static Axis Linear(string title, double least, double most, int ticks = 5)
    {
        double range = most > least ? most - least : Math.Max(Math.Abs(most), 1);
        double step = NiceStep(range / ticks);
        double low = Math.Floor(least / step) * step, high = Math.Ceiling(Math.Max(most, least + (step / 2)) / step) * step;
        int count = (int)Math.Round((high - low) / step);
        double Place(double v) => (v - low) / (high - low);
        return new Axis(title, Place, [.. Enumerable.Range(0, count + 1).Select(i => Mark(low + (i * step), Place))]) { Low = low, High = high };
    }

    /// <summary>From one value to another exactly, with ticks at even steps of 1, 2 or 5 times a power of ten between them.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="low">The value at the lower end.</param>
    /// <param name="high">The value at the upper end, above <paramref name="low"/>.</param>
    /// <param name="ticks">About how many ticks.</param>
    public static Axis Between(string title, double low, double high, int ticks = 5)
    {
        double step = NiceStep((high - low) / ticks);
        double Place(double v) => (v - low) / (high - low);
        int first = (int)Math.Ceiling((low / step) - 1e-9), last = (int)Math.Floor((high / step) + 1e-9);
        return new Axis(title, Place, [.. Enumerable.Range(first, last - first + 1).Select(i => Mark(i * step, Place))]) { Low = low, High = high };
    }

    /// <summary>Names side by side; where there are many, not every one has a tick.</summary>
    public static Axis Categories(string title, int count, Func<int, string> label)
    {
        const int MostTicks = 16;
        int step = (count + MostTicks - 1) / MostTicks;
        double Place(double v) => (v + 0.5) / count;
        return new Axis(title, Place, [.. Enumerable.Range(0, count).Where(i => i % step == 0).Select(i => new Tick(Place(i), label(i)))]);
    }

    /// <summary>The epochs 1 to <paramref name="count"/>, with half an epoch of room at both ends.</summary>
    public static Axis Epochs(int count)
    {
        int step = (int)Math.Max(1, NiceStep(count / 10.0));
        double Place(double v) => (v - 0.5) / count;
        IEnumerable<int> marks = step == 1 ? Enumerable.Range(1, count) : Enumerable.Range(1, count / step).Select(i => i * step).Prepend(1);
        return new Axis("epoch", Place, [.. marks.Select(i => Mark(i, Place))]);
    }

    /// <summary>A logarithmic axis with ticks at 1, 2 and 5 times powers of ten; the ends are ticks.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="least">The least value, above 0.</param>
    /// <param name="most">The largest value.</param>
    public static Axis Logarithmic(string title, double least, double most)
    {
        double[] values = LogarithmicTicks(least, most);
        double low = Math.Log(values[0]), high = Math.Log(values[^1]);
        double Place(double v) => (Math.Log(Math.Max(v, values[0])) - low) / (high - low);
        return new Axis(title, Place, [.. values.Select(v => Mark(v, Place))]);
    }

    /// <summary>Counts by the logarithm of one more, so that 0 stands at the lower end and a single one can be seen beside millions.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="most">The largest count.</param>
    public static Axis Counts(string title, long most)
    {
        const int MostPowers = 5;
        double top = Math.Log(1 + Math.Max(most, 1.0));
        double Place(double v) => Math.Log(1 + Math.Max(v, 0)) / top;
        int powers = (int)Math.Floor(Math.Log10(Math.Max(most, 1))) + 1, step = (powers + MostPowers - 1) / MostPowers;
        // Where 1 stands close to 0, as beside millions, there is no room for both labels.
        const double LeastGap = 0.12;
        IEnumerable<double> values = Enumerable.Range(0, powers).Where(p => p % step == 0).Select(p => double.Parse($"1e{p}", CultureInfo.InvariantCulture)).Where(v => Place(v) >= LeastGap).Prepend(0);
        return new Axis(title, Place, [.. values.Select(v => new Tick(Math.Clamp(Place(v), 0, 1), v < 1e6 ? Label(v) : $"{Label(v / 1e6)} M"))]);
    }

    /// <summary>Accuracy in percent by the logarithm of what is missing to 100 %, so that 99 and 99.5 % stand as far apart as 90 and 95 %.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="least">The least accuracy, in percent.</param>
    /// <param name="most">The largest; 100 stands at the upper end.</param>
    public static Axis Accuracy(string title, double least, double most)
    {
        // A tenth of what MNIST's test images resolve; accuracy never reaches the pole at 100 %.
        const double LeastError = 0.001;
        double[] errors = LogarithmicTicks(Math.Max(100 - most, LeastError), Math.Max(100 - least, LeastError));
        double low = Math.Log(errors[^1]), high = Math.Log(errors[0]);
        double Place(double v) => (Math.Log(Math.Max(100 - v, errors[0])) - low) / (high - low);
        return new Axis(title, Place, [.. errors.Select(e => Mark(Math.Round(100 - e, 6), Place)).Reverse()]);
    }

    /// <summary>The label of a tick: no more digits than it needs.</summary>
    public static string Label(double value)
    {
        string text = Math.Abs(value) is >= 1e6 or (> 0 and < 1e-4)
            ? value.ToString("0.###e0", CultureInfo.InvariantCulture)
            : Math.Round(value, 10).ToString("#,0.######", CultureInfo.InvariantCulture);
        return text.Replace('-', '\u2212');
    }

    private static Tick Mark(double value, Func<double, double> place) => new(Math.Clamp(place(value), 0, 1), Label(value));

    private static double NiceStep(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        double factor = new[] { 1.0, 2, 5, 10 }.First(f => f * power >= least * (1 - 1e-9));
        return factor * power;
    }

    // Every 1, 2 and 5 times a power of ten from the last one not above the least value to the first one not below the largest.
    private static double[] LogarithmicTicks(double least, double most)
    {
        var all = new List<double>();
        for (int power = (int)Math.Floor(Math.Log10(least)); power <= (int)Math.Ceiling(Math.Log10(most)); power++)
            foreach (int factor in new[] { 1, 2, 5 })
                all.Add(double.Parse($"{factor}e{power}", CultureInfo.InvariantCulture));
        int first = all.FindLastIndex(v => v <= least * (1 + 1e-9)), last = all.FindIndex(v => v >= most * (1 - 1e-9));
        last = Math.Max(last, first + 1);
        if (last - first < MostTicks)
            return [.. all.Skip(first).Take(last - first + 1)];
        // Of many, only powers of ten, the first and the last of which enclose the values too.
        return [.. Enumerable.Range((int)Math.Floor(Math.Log10(all[first])), 100).Select(p => double.Parse($"1e{p}", CultureInfo.InvariantCulture)).TakeWhile(v => v < 10 * most * (1 - 1e-9))];
    }
}
