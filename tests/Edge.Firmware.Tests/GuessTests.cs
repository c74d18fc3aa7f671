using System;
using Edge.Desktop.Sources;
using Edge.DigitReader;
using Edge.Photographs;
using Edge.Vision;

namespace Edge.Firmware.Tests;

/// <summary>Proves when the reader shows the network guesses: where it can tell them and what the first look found is not answered; and that only then it draws what lies around.</summary>
public class GuessTests
{
    [Theory]
    [InlineData(true, -1, true)]
    [InlineData(true, 1, false)]
    [InlineData(false, -1, false)]
    public void Guesses_are_shown_to_a_network_that_can_tell_them_where_the_first_look_is_not_answered(bool tells, int firstScore, bool areShown)
    {
        GrayImage frame = new PhotographGenerator(BundledDigits.Load(), PhotographSetting.Easy, 11, (160, 120)).Digit(2).ToGray();
        var classifier = new GuessClassifier(tells, firstScore);
        var reader = new FrameReader(frame.Width, frame.Height, classifier, new RejectionRule(), maxDigits: 4);
        var reading = new Reading(frame, classifier.Classes, maxDigits: 4);
        reader.Read(reading);
        Assert.Equal(areShown, reading.Classified > 1);
        Assert.Equal(areShown || firstScore >= 0, reading.Digits[0].Answered);
        Assert.Equal(areShown ? GuessClassifier.Surest : firstScore, reading.Digits[0].Score);

        Assert.Equal(tells ? (classifier.Seen, 0) : (0, classifier.Seen), (classifier.SeenAround, classifier.SeenAlone));

        classifier.Seen = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        reader.Read(reading);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    // The first picture gets one score, all others, which are guesses, a higher one.
    private sealed class GuessClassifier(bool tells, int firstScore) : IClassifier
    {
        public const int Surest = 7;

        public int Seen { get; set; }

        public int SeenAround { get; private set; }

        public int SeenAlone { get; private set; }

        public int Classes => 10;

        public int Score => Seen == 1 ? firstScore : Surest;

        public bool TellsGuesses => tells;

        public int Classify(ReadOnlySpan<byte> digit28x28, ReadOnlySpan<byte> surroundings, Span<float> probabilities)
        {
            Seen++;
            // Drawn views have contrast: on this photograph some value is above 0.
            if (surroundings.Length == Surroundings.Length && surroundings.ContainsAnyExcept((byte)0))
                SeenAround++;
            else if (surroundings.IsEmpty)
                SeenAlone++;
            probabilities.Clear();
            probabilities[3] = 1;
            return 3;
        }
    }
}
