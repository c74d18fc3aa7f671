using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Data;
using Edge.Photographs;
using Edge.Trainer.CommandLine;

namespace Edge.Trainer.Judging;

/// <summary>Fits the rules of networks to made photographs, and judges them by others.</summary>
/// <param name="networks">The networks, without rules.</param>
/// <param name="names">Their names.</param>
/// <param name="train">The digits of the photographs for fitting.</param>
/// <param name="test">The digits of those for judging.</param>
/// <param name="threads">Threads; null for one a processor.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed class Calibration(DigitNetwork[] networks, IReadOnlyList<string> names, ImageSet train, ImageSet test, int? threads, CancellationToken cancellation)
{
    /// <summary>Neither the photographs nor the digits in them are those that models are judged by.</summary>
    public const long Seed = 1_000_003;

    // Of the digits that the reader locates on hard photographs this share is answered.
    private const double Coverage = 0.955;

    /// <summary>Fits and judges.</summary>
    /// <param name="count">Photographs of digits on each setting, and as many of what is none.</param>
    /// <param name="judged">Photographs of digits to judge by, and as many of what is none.</param>
    /// <returns>The rule of each network.</returns>
    /// <exception cref="InvalidOperationException">There are too few photographs; the sentence begins with the network's name.</exception>
    public RejectionFile[] Run(int count, int judged)
    {
        List<RejectionSample>[] samples = Samples(count);
        int photographs = 2 * count * PhotographSetting.All.Count;
        RejectionFile[] rules = [.. networks.Select((network, i) => Fit(names[i], samples[i], network.Model.Logits.Length) with { Photographs = photographs, Seed = Seed })];
        JudgedPhotograph[][] limiting = Judge("limits", rules, train, Seed, count, int.MinValue);
        for (int i = 0; i < rules.Length; i++)
            rules[i] = RejectionFit.WithCoverage(rules[i], limiting[i].SelectMany(p => p.Found).Where(d => d.Truth >= 0).Select(d => d.Score), Coverage);
        JudgedPhotograph[][] final = Judge("judging", rules, test, PhotographOptions.JudgedSeed, judged, 0);
        string title = JudgeReport.Title(PhotographSetting.Hard, Layout.One);
        return [.. rules.Select((rule, i) => rule with { Judgement = JudgeReport.Make(names[i], title, PhotographOptions.JudgedSeed, final[i]) })];
    }

    private List<RejectionSample>[] Samples(int count)
    {
        List<RejectionSample>[] samples = Array.ConvertAll(networks, _ => new List<RejectionSample>());
        using var progress = new CountProgress("calibration", 2 * count * PhotographSetting.All.Count);
        foreach (PhotographSetting setting in PhotographSetting.All)
        {
            RejectionSample[][][] read = new PhotographLot(train, setting, Layout.One, Seed)
                .Read(count, () => new SampleReader(networks, train), (reader, photograph) => reader.Read(photograph), threads, progress.Advance, cancellation);
            foreach (RejectionSample[][] photograph in read)
                for (int i = 0; i < samples.Length; i++)
                    samples[i].AddRange(photograph[i]);
        }
        return samples;
    }

    /// <summary>Fits a rule without a limit.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="samples">What it makes of photographs.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="InvalidOperationException">There are too few photographs; the sentence begins with the name.</exception>
    public static RejectionFile Fit(string name, IReadOnlyList<RejectionSample> samples, int classes)
    {
        try
        {
            return RejectionFit.Fit(samples, classes);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"{name}: {e.Message}", e);
        }
    }

    // For each network what the reader makes of hard photographs.
    private JudgedPhotograph[][] Judge(string task, RejectionFile[] rules, ImageSet digits, long seed, int count, int leastScore)
    {
        DigitNetwork[] fitted = [.. networks.Select((network, i) => network with { Rule = rules[i].ToRule() })];
        using var progress = new CountProgress(task, 2 * count);
        JudgedPhotograph[][] read = new PhotographLot(digits, PhotographSetting.Hard, Layout.One, seed).Read(
            count,
            () => Array.ConvertAll(fitted, network => new PhotographReader(network, leastScore)),
            (readers, photograph) => Array.ConvertAll(readers, reader => reader.Read(photograph)),
            threads,
            progress.Advance,
            cancellation);
        return [.. networks.Select((_, i) => Array.ConvertAll(read, photograph => photograph[i]))];
    }
}
