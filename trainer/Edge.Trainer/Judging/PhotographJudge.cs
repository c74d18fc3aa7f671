using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Inference;
using Edge.Photographs;
using Edge.Vision;

namespace Edge.Trainer.Judging;

/// <summary>Shows made photographs to vision and a network.</summary>
public sealed class PhotographJudge
{
    private const int Side = DigitFinder.DigitSide;

    private static readonly NonDigitKind[] Kinds = Enum.GetValues<NonDigitKind>();

    private readonly Model _model;
    private readonly ImageSet _digits;
    private readonly PhotographSetting _setting;
    private readonly long _seed;

    /// <summary>Makes a judge.</summary>
    /// <param name="model">A network from 28x28 pixels to ten digits.</param>
    /// <param name="digits">The digits that photographs are made from.</param>
    /// <param name="setting">How hard they are.</param>
    /// <param name="seed">Another seed makes other photographs.</param>
    public PhotographJudge(Model model, ImageSet digits, PhotographSetting setting, long seed) => (_model, _digits, _setting, _seed) = (model, digits, setting, seed);

    /// <summary>Photographs of single digits, as many of something else, each kind as often, in this order; the same for any number of threads.</summary>
    /// <param name="count">Photographs of digits, at least 1.</param>
    /// <param name="threads">Threads; null for one a processor.</param>
    /// <param name="done">Told after each photograph; from any thread.</param>
    /// <param name="cancellation">Ends the work.</param>
    public JudgedPhotograph[] Run(int count, int? threads, Action? done, CancellationToken cancellation)
    {
        var judged = new JudgedPhotograph[2 * count];
        Parallel.ForEach(
            Partitioner.Create(0, judged.Length, Math.Max(1, judged.Length / 256)),
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount },
            () => new Worker(this),
            (range, _, worker) =>
            {
                for (int i = range.Item1; i < range.Item2; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    judged[i] = worker.Judge(i < count ? worker.Generator.Digit(i) : worker.Generator.NonDigit(i - count, Kinds[(i - count) % Kinds.Length]));
                    done?.Invoke();
                }
                return worker;
            },
            _ => { });
        return judged;
    }

    private sealed class Worker(PhotographJudge judge)
    {
        private const double LeastOverlap = 0.3;

        private readonly Dictionary<(int, int), DigitFinder> _finders = [];
        private readonly Session _session = judge._model.CreateSession();
        private readonly byte[] _digit = new byte[Side * Side];

        public PhotographGenerator Generator { get; } = new(judge._digits, judge._setting, judge._seed);

        public JudgedPhotograph Judge(Photograph photograph)
        {
            GrayImage gray = photograph.ToGray();
            if (!_finders.TryGetValue((gray.Width, gray.Height), out DigitFinder? finder))
                _finders[(gray.Width, gray.Height)] = finder = new DigitFinder(gray.Width, gray.Height);
            PhotographedDigit? truth = photograph.Digits.Count > 0 ? photograph.Digits[0] : null;
            if (!finder.TryFind(gray, _digit, out DigitBox box))
                return new JudgedPhotograph(truth?.Label ?? -1, photograph.NonDigit, photograph.Disturbances, false, -1, 0, []);
            Classification best = _session.Classify(_digit);
            bool located = truth is not null && Overlap(truth.Box, box) >= LeastOverlap;
            return new JudgedPhotograph(truth?.Label ?? -1, photograph.NonDigit, photograph.Disturbances, located, best.Label, best.Probability, _session.Logits.ToArray());
        }

        // Intersection over union.
        private static double Overlap(DigitBox a, DigitBox b)
        {
            int width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X), height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
            double both = Math.Max(0, width) * (double)Math.Max(0, height);
            return both / ((a.Width * a.Height) + (b.Width * b.Height) - both);
        }
    }
}
