using System;
using System.Linq;

namespace Edge.Vision.Tests;

/// <summary>Proves which of overlapping candidates is taken, in which order digits are read, and what is refused.</summary>
public sealed class DigitChooserTests
{
    [Fact]
    public void Of_candidates_of_the_same_ink_the_surest_is_taken()
    {
        CandidateList list = List((10, 10, 20, 40, CandidateKind.FirstLook), (11, 9, 20, 41, CandidateKind.WithoutLighting), (14, 10, 8, 40, CandidateKind.OneStroke));
        Assert.Equal([1], Choose(list, [5, 9, 7], 0).Chosen);
        Assert.Equal([0], Choose(list, [9, 5, 7], 0).Chosen);
        Assert.Equal([2], Choose(list, [-5, -1, 7], 0).Chosen);
    }

    [Fact]
    public void What_the_first_look_found_is_listed_whatever_its_score_and_a_guess_from_the_least_score_on()
    {
        CandidateList list = List((10, 10, 20, 40, CandidateKind.FirstLook), (60, 10, 20, 40, CandidateKind.OtherThreshold));
        Assert.Equal([0], Choose(list, [-9, -1], 0).Chosen);
        Assert.Equal([0, 1], Choose(list, [-9, 0], 0).Chosen);
        Assert.Equal([0, 1], Choose(list, [-9, -1], int.MinValue).Chosen);
    }

    [Fact]
    public void The_parts_of_digits_that_touch_are_taken_where_they_are_surer_than_the_whole()
    {
        CandidateList list = List((10, 10, 44, 40, CandidateKind.FirstLook), (10, 10, 21, 40, CandidateKind.Split), (33, 11, 21, 39, CandidateKind.Split));
        Assert.Equal([1, 2], Choose(list, [-4, 8, 6], 0).Chosen);
        Assert.Equal([0], Choose(list, [9, 8, 6], 0).Chosen);
    }

    [Fact]
    public void A_guess_of_another_height_than_the_surest_digit_is_none()
    {
        CandidateList list = List((10, 10, 20, 40, CandidateKind.FirstLook), (60, 10, 10, 19, CandidateKind.WithoutLighting), (90, 10, 10, 81, CandidateKind.WithoutLighting), (110, 10, 10, 20, CandidateKind.WithoutLighting));
        Assert.Equal([0, 3], Choose(list, [9, 5, 5, 5], 0).Chosen);
    }

    [Fact]
    public void The_chosen_ones_come_line_by_line_and_no_more_than_there_is_room_for()
    {
        CandidateList list = List((60, 100, 20, 40, CandidateKind.FirstLook), (60, 10, 20, 40, CandidateKind.Split), (10, 12, 20, 40, CandidateKind.FirstLook));
        (int[] chosen, int[] lines) = Choose(list, [1, 2, 3], 0);
        Assert.Equal([2, 1, 0], chosen);
        Assert.Equal([0, 0, 1], lines);
        Assert.Equal([2, 1], Choose(list, [1, 2, 3], 0, room: 2).Chosen);
        Assert.Empty(Choose(List(), [], 0).Chosen);
    }

    [Fact]
    public void Too_few_scores_or_lines_and_too_many_candidates_are_refused()
    {
        CandidateList list = List((10, 10, 20, 40, CandidateKind.FirstLook), (60, 10, 20, 40, CandidateKind.FirstLook));
        Assert.Throws<ArgumentException>(() => new DigitChooser(4).Choose(list, [1], 0, new int[2], new int[2]));
        Assert.Throws<ArgumentException>(() => new DigitChooser(4).Choose(list, [1, 2], 0, new int[2], new int[1]));
        Assert.Throws<ArgumentException>(() => new DigitChooser(1).Choose(list, [1, 2], 0, new int[2], new int[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DigitChooser(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CandidateList(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => list[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list.PixelsOf(-1).Length);
    }

    private static CandidateList List(params (int X, int Y, int Width, int Height, CandidateKind Kind)[] candidates)
    {
        var list = new CandidateList(8);
        foreach ((int x, int y, int width, int height, CandidateKind kind) in candidates)
            list.Add(new DigitCandidate(new DigitBox(x, y, width, height), kind));
        return list;
    }

    private static (int[] Chosen, int[] Lines) Choose(CandidateList list, int[] scores, int least, int room = 8)
    {
        int[] chosen = new int[room], lines = new int[room];
        int count = new DigitChooser(8).Choose(list, scores, least, chosen, lines);
        return ([.. chosen.Take(count)], [.. lines.Take(count)]);
    }
}
