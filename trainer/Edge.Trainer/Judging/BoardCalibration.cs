using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Data;
using Edge.Inference;
using Edge.Micro;
using Edge.Photographs;
using Edge.Trainer.CommandLine;

namespace Edge.Trainer.Judging;

/// <summary>Fits the rules of networks on microcontrollers, which have no gate and look once, and judges them.</summary>
/// <param name="models">The networks.</param>
/// <param name="names">Their names.</param>
/// <param name="train">The digits of the photographs for fitting.</param>
/// <param name="test">The digits of those for judging.</param>
/// <param name="threads">Threads; null for one a processor.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed class BoardCalibration(Model[] models, IReadOnlyList<string> names, ImageSet train, ImageSet test, int? threads, CancellationToken cancellation)
{
    // Of the digits that a board locates on hard photographs this share is answered: it has no gate, and its camera sees the digit again with the next frame.
    private const double Coverage = 0.9;

    /// <summary>Fits and judges.</summary>
    /// <param name="count">Photographs of digits on each setting, and as many of what is none.</param>
    /// <param name="judged">Photographs of digits to judge by, and as many of what is none.</param>
    /// <returns>The rule of each network.</returns>
    /// <exception cref="InvalidOperationException">There are too few photographs; the sentence begins with the network's name.</exception>
    public RejectionFile[] Run(int count, int judged)
    {
        BoardLook[][][] looks = [.. PhotographSetting.All.Select(setting => Look(setting, train, Calibration.Seed, count))];
        BoardLook[][] hard = looks[^1], unseen = Look(PhotographSetting.Hard, test, PhotographOptions.JudgedSeed, judged);
        string title = JudgeReport.Title(PhotographSetting.Hard, Layout.One);
        return [.. models.Select((model, i) =>
        {
            RejectionFile open = Calibration.Fit(names[i], [.. looks.SelectMany(setting => setting).Select(look => look[i].Sample).OfType<RejectionSample>()], model.Logits.Length);
            LogitRejection rule = open.ToRule();
            RejectionFile file = RejectionFit.WithCoverage(open, hard.Select(look => look[i]).Where(look => look.Sample is { Truth: >= 0 }).Select(look => Score(rule, look)), Coverage);
            LogitRejection final = file.ToRule();
            JudgedPhotograph[] read = [.. unseen.Select(look => Scored(final, look[i]))];
            return file with
            {
                Photographs = 2 * count * PhotographSetting.All.Count,
                Seed = Calibration.Seed,
                Judgement = JudgeReport.Make(names[i], title, PhotographOptions.JudgedSeed, read),
            };
        })];
    }

    private BoardLook[][] Look(PhotographSetting setting, ImageSet digits, long seed, int count)
    {
        using var progress = new CountProgress(setting.Name, 2 * count);
        return new PhotographLot(digits, setting, Layout.One, seed)
            .Read(count, () => new BoardReader(models), (reader, photograph) => reader.Read(photograph), threads, progress.Advance, cancellation);
    }

    private static JudgedPhotograph Scored(LogitRejection rule, BoardLook look) =>
        look.Photograph with { Found = [.. look.Photograph.Found.Select(digit => digit with { Score = Score(rule, look) })] };

    private static double Score(LogitRejection rule, BoardLook look) => rule.Score(look.Sample!.Logits, look.Sample.Label) + look.Photograph.Found[0].Score;
}
