using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Edge.Cli;
using Edge.Data.Folders;
using Edge.Quantize.Data;

namespace Edge.Quantize.Cli;

/// <summary>Options that say which pictures are used and what their numbers mean.</summary>
internal sealed class DataOptions
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Pictures to calibrate on: a folder of IDX files named as MNIST's, a folder of one folder of pictures a class (in folders train and test, or divided), a folder of pictures, a .npy file, or a .npz file with x_train, y_train, x_test, y_test. Without it MNIST, where the network reads 28x28x1.",
        HelpName = "path",
    };

    private readonly Option<string?> _labels = new("--labels") { Description = "A .npy file with the classes of --data, where that is a .npy file.", HelpName = "path" };
    private readonly Option<string?> _testData = new("--test-data") { Description = "Other pictures to test on, in the same forms.", HelpName = "path" };
    private readonly Option<string?> _testLabels = new("--test-labels") { Description = "A .npy file with the classes of --test-data.", HelpName = "path" };

    private readonly Option<SampleLayout?> _layout =
        WordOption.Optional("--layout", "Order of dimensions in arrays; without it the one that fits the network.", ("nhwc", SampleLayout.Nhwc), ("nchw", SampleLayout.Nchw));

    private readonly Option<string?> _inputRange = new("--input-range") { Description = "What the bytes 0 and 255 become, as 0,1 or -1,1 or 0,255 (0,1).", HelpName = "low,high" };
    private readonly Option<string?> _mean = new("--mean") { Description = "Subtracted after that, one number or one a channel (0).", HelpName = "numbers" };
    private readonly Option<string?> _deviation = new("--std") { Description = "Divided by after that (1).", HelpName = "numbers" };
    private readonly Option<ImageFit?> _fit = WordOption.Optional("--fit", "How picture files of another shape are fitted (stretch).", ("stretch", ImageFit.Stretch), ("pad", ImageFit.Pad));
    private readonly Option<bool> _invert = new("--invert") { Description = "Light and dark of picture files change places, as for ink on paper." };
    private readonly Option<double> _testShare = new("--test-share") { Description = "Share of labelled pictures that is tested, where they have no test part.", DefaultValueFactory = _ => 0.1 };
    private readonly Option<int> _seed = new("--split-seed") { Description = "Chooses which.", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _noTest = new("--no-test") { Description = "Leave out the test and its accuracies." };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_data, _labels, _testData, _testLabels, _layout, _inputRange, _mean, _deviation, _fit, _invert, _testShare, _seed, _noTest];

    /// <summary>Those that name files.</summary>
    public IEnumerable<Option> Paths => [_data, _labels, _testData, _testLabels];

    /// <summary>Whether the test is left out.</summary>
    public bool IsWithoutTest(ParseResult parsed) => parsed.GetValue(_noTest);

    /// <summary>Whether any pictures are told.</summary>
    public bool IsTold(ParseResult parsed) => parsed.GetValue(_data) is not null || parsed.GetValue(_testData) is not null;

    /// <summary>What the command line asks for.</summary>
    /// <exception cref="UserErrorException">A value is out of its range.</exception>
    public DataRequest Read(ParseResult parsed)
    {
        double share = parsed.GetValue(_testShare);
        if (share is not (> 0 and < 1))
            throw new UserErrorException(FormattableString.Invariant($"Expected --test-share above 0 and below 1, got {share}; pass 0.1 for a tenth."));
        if (parsed.GetValue(_testLabels) is not null && parsed.GetValue(_testData) is null)
            throw new UserErrorException("Expected --test-labels with the pictures that they belong to, got them alone; pass the pictures with --test-data.");
        return new DataRequest
        {
            Data = parsed.GetValue(_data),
            Labels = parsed.GetValue(_labels),
            TestData = parsed.GetValue(_testData),
            TestLabels = parsed.GetValue(_testLabels),
            Layout = parsed.GetValue(_layout) ?? SampleLayout.Auto,
            Scaling = Scaling(parsed),
            Fit = parsed.GetValue(_fit) ?? ImageFit.Stretch,
            Invert = parsed.GetValue(_invert),
            TestShare = share,
            Seed = parsed.GetValue(_seed),
        };
    }

    private InputScaling Scaling(ParseResult parsed)
    {
        float[] range = Numbers(parsed, _inputRange) ?? [0, 1];
        if (range.Length != 2 || range[0] >= range[1])
            throw new UserErrorException($"Expected --input-range of two numbers that rise, as 0,1, got '{parsed.GetValue(_inputRange)}'; pass what the bytes 0 and 255 become.");
        float[]? mean = Numbers(parsed, _mean), deviation = Numbers(parsed, _deviation);
        int count = Math.Max(mean?.Length ?? 1, deviation?.Length ?? 1);
        float[] means = Spread(mean ?? [0], count, _mean), deviations = Spread(deviation ?? [1], count, _deviation);
        return deviations.All(d => d > 0)
            ? new InputScaling(range[0], range[1], means, deviations)
            : throw new UserErrorException($"Expected --std above 0, got '{parsed.GetValue(_deviation)}'; pass the deviation that the training divided by.");
    }

    private static float[]? Numbers(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        var numbers = new float[parts.Length];
        for (int i = 0; i < parts.Length; i++)
            if (!float.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !float.IsFinite(numbers[i]))
                throw new UserErrorException($"Expected {option.Name} of numbers with commas between them, as 0.5,0.5,0.5, got '{text}'; check the numbers.");
        return numbers;
    }

    private static float[] Spread(float[] numbers, int count, Option option) => numbers.Length == count
        ? numbers
        : numbers.Length == 1
            ? [.. Enumerable.Repeat(numbers[0], count)]
            : throw new UserErrorException($"Expected one number or {count} for {option.Name}, as many as --mean and --std have, got {numbers.Length}; pass one a channel.");
}
