using System;
using System.Collections.Generic;
using System.Linq;
using Edge.DigitReader;
using Edge.DigitReader.Voting;
using Edge.Vision;

namespace Edge.Firmware.Tests.Loop;

/// <summary>Proves that the vote of several frames follows each digit, does not flicker, and still follows what changes.</summary>
public class VotingTests
{
    private const int None = -1;
    private static readonly DigitBox Here = new(100, 100, 40, 60);
    private static readonly DigitBox There = new(300, 100, 40, 60);

    private readonly DigitVoter _voter = new(new VotingRule(), 10, 8);
    private readonly Reading _reading = new(new GrayImage(640, 480), 10, 8);

    [Fact]
    public void A_label_appears_after_three_equal_votes() => Assert.Equal("..7777", Show(7, 7, 7, 7, 7, 7));

    [Fact]
    public void One_two_or_three_wrong_frames_change_nothing() => Assert.Equal("..7777777777777777", Show(7, 7, 7, 7, 7, 7, 7, 1, 7, 7, 7, 1, 2, 1, 7, 7, 7, 7));

    [Fact]
    public void A_lasting_change_is_shown_after_four_frames() => Assert.Equal("2222", Show([.. Enumerable.Repeat(7, 30), 2, 2, 2, 2, 2, 2, 2])[^4..]);

    [Fact]
    public void A_digit_that_vision_misses_stays_for_four_frames()
    {
        Show([.. Enumerable.Repeat(7, 30)]);
        Assert.Equal("7777", Show(None, None, None, None));
        Assert.Equal(Here, _reading.Digits[0].Box);
        Assert.Equal("-", Show(None));
        Assert.Equal("..7", Show(7, 7, 7));
    }

    [Fact]
    public void What_is_not_answered_does_not_vote()
    {
        Assert.Equal(".....", Show(true, 7, 7, 7, 7, 7));
        Assert.Equal(7, _reading.Digits[0].Label);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public void Labels_that_alternate_change_what_is_shown_at_most_once(int first, int second)
    {
        int[] cycle = [.. Enumerable.Repeat(4, first), .. Enumerable.Repeat(9, second)];
        string shown = Show([.. Enumerable.Range(0, 400).Select(i => cycle[i % cycle.Length])]);
        Assert.InRange(Changes(shown), 1, 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_a_fifth_of_the_frames_wrong_the_label_is_steady_and_right(int seed)
    {
        const int Frames = 5000;
        var random = new Random(seed);
        int[] labels = [.. Enumerable.Range(0, Frames).Select(_ => random.Next(5) > 0 ? 7 : random.Next(10))];
        int flicker = Changes(string.Concat(labels));
        string shown = Show(labels);
        Assert.True(Changes(shown) * 100 < flicker, $"{Changes(shown)} changes shown of {flicker}");
        Assert.True(shown.Count(c => c != '7') * 100 < Frames, $"{shown.Count(c => c != '7')} of {Frames} frames not right");
    }

    [Fact]
    public void Whatever_the_frames_say_no_label_is_shown_for_one_frame_alone()
    {
        var random = new Random(11);
        string shown = Show([.. Enumerable.Range(0, 20_000).Select(_ => random.Next(4) - 1)]);
        Assert.InRange(Changes(shown), 100, 10_000);
        for (int i = 1; i < shown.Length - 1; i++)
            Assert.False(char.IsDigit(shown[i]) && shown[i] != shown[i - 1] && shown[i] != shown[i + 1], shown[Math.Max(0, i - 10)..(i + 2)]);
    }

    [Fact]
    public void Two_digits_vote_each_for_itself_and_stay_in_reading_order()
    {
        for (int frame = 0; frame < 10; frame++)
        {
            _reading.Clear();
            Add(There, 0, 8);
            Add(Here with { X = Here.X + frame }, 0, 3);
            Add(Here with { Y = 300 }, 1, frame % 2 == 0 ? 5 : 6);
            _voter.Vote(_reading);
        }
        Assert.Equal([3, 8], _reading.Digits[..2].ToArray().Select(d => d.Label));
        Assert.Equal([0, 0, 1], _reading.Digits.ToArray().Select(d => d.Line));
        Assert.Equal(Here.X + 9, _reading.Digits[0].Box.X);
    }

    [Fact]
    public void A_digit_that_jumps_is_another_one_and_leaves_no_ghost_below_a_third()
    {
        Show([.. Enumerable.Repeat(7, 30)]);
        _reading.Clear();
        Add(There, 0, 7);
        _voter.Vote(_reading);
        Assert.Equal([(Here, true), (There, false)], _reading.Digits.ToArray().Select(d => (d.Box, d.Answered)));
        _reading.Clear();
        Add(Here with { X = Here.X + 35 }, 0, 1);
        _voter.Vote(_reading);
        Assert.DoesNotContain(_reading.Digits.ToArray(), d => d.Box == Here);
    }

    [Fact]
    public void More_digits_than_places_and_boxes_without_area_are_taken()
    {
        var random = new Random(3);
        for (int frame = 0; frame < 2000; frame++)
        {
            _reading.Clear();
            for (int i = random.Next(9); i > 0; i--)
                Add(new DigitBox(random.Next(600), random.Next(400), random.Next(3) * 20, random.Next(60)), random.Next(3), random.Next(10));
            _voter.Vote(_reading);
            Assert.InRange(_reading.Digits.Length, 0, 8);
            foreach (DigitReading digit in _reading.Digits)
                Assert.InRange(digit.Probability, 0, 1);
        }
    }

    [Theory]
    [InlineData(0f, 0.5f, 0.25f, 0.25f, 0.3f)]
    [InlineData(0.25f, 1.5f, 0.25f, 0.25f, 0.3f)]
    [InlineData(0.25f, 0.5f, 0.6f, 0.25f, 0.3f)]
    [InlineData(0.25f, 0.5f, 0.25f, float.NaN, 0.3f)]
    [InlineData(0.25f, 0.5f, 0.25f, 0.25f, 0f)]
    public void Rules_out_of_range_are_refused(float weight, float show, float keep, float lead, float overlap) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new DigitVoter(new VotingRule { Weight = weight, Show = show, Keep = keep, Lead = lead, MinimumOverlap = overlap }, 10, 1));

    private static int Changes(string shown) => Enumerable.Range(1, shown.Length - 1).Count(i => shown[i] != shown[i - 1]);

    private string Show(params int[] labels) => Show(false, labels);

    // A frame each; shown is the label, '.' for a digit without an answer, '-' for no digit.
    private string Show(bool unsure, params int[] labels)
    {
        var shown = new List<char>();
        foreach (int label in labels)
        {
            _reading.Clear();
            if (label != None)
                Add(Here, 0, label, !unsure);
            _voter.Vote(_reading);
            shown.Add(_reading.Digits.Length == 0 ? '-' : _reading.Digits[0].Answered ? (char)('0' + _reading.Digits[0].Label) : '.');
        }
        return new string([.. shown]);
    }

    private void Add(DigitBox box, int line, int label, bool answered = true)
    {
        if (_reading.Add() is not { } digit)
            return;
        (digit.Box, digit.Line, digit.Label, digit.Answered) = (box, line, label, answered);
        Array.Clear(digit.Probabilities);
        digit.Probabilities[label] = answered ? 0.9f : 0.3f;
    }
}
