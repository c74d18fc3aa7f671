using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Trainer.Judging;

/// <summary>What became of photographs where scores from a limit on are answers, as counts.</summary>
/// <param name="Digits">Digits in them; of photographs of something else, those photographs.</param>
/// <param name="Located">Of those the reader found; of something else: in which it found anything.</param>
/// <param name="Answered">Of those it answered.</param>
/// <param name="Right">Of those rightly.</param>
/// <param name="Extra">Answers that stand for none of the digits.</param>
/// <param name="Whole">Photographs of which the answers are just their digits, in their order.</param>
/// <remarks>
/// A photograph of one digit is answered where anything in it is, and right only where the one answer is the digit's: who holds one digit before a camera wants one answer.
/// Of several digits each counts by itself.
/// </remarks>
internal readonly record struct Outcome(int Digits, int Located, int Answered, int Right, int Extra, int Whole)
{
    /// <summary>Sums up.</summary>
    /// <param name="photographs">The photographs.</param>
    /// <param name="isAnswer">What is answered of that which the reader found.</param>
    public static Outcome Of(IEnumerable<JudgedPhotograph> photographs, Func<JudgedDigit, bool> isAnswer) =>
        photographs.Aggregate(default(Outcome), (sum, photograph) => sum + Of(photograph, isAnswer));

    /// <summary>Sums up the digits of one label, each by itself.</summary>
    /// <param name="photographs">Photographs of several digits.</param>
    /// <param name="isAnswer">What is answered of that which the reader found.</param>
    /// <param name="label">The label.</param>
    public static Outcome OfLabel(IEnumerable<JudgedPhotograph> photographs, Func<JudgedDigit, bool> isAnswer, int label) =>
        photographs.Aggregate(default(Outcome), (sum, photograph) =>
        {
            JudgedDigit[] found = [.. photograph.Found.Where(d => d.Truth >= 0 && photograph.Truth[d.Truth] == label)];
            return sum + new Outcome(photograph.Truth.Count(t => t == label), found.Length, found.Count(isAnswer), found.Count(d => isAnswer(d) && d.Label == label), 0, 0);
        });

    /// <summary>Adds counts.</summary>
    public static Outcome operator +(Outcome a, Outcome b) =>
        new(a.Digits + b.Digits, a.Located + b.Located, a.Answered + b.Answered, a.Right + b.Right, a.Extra + b.Extra, a.Whole + b.Whole);

    /// <summary>The share of right ones among answers: all answers that are too many of several digits count against it, as those of one digit do.</summary>
    /// <param name="single">Whether photographs show one digit each.</param>
    public double Accuracy(bool single)
    {
        int answers = single ? Answered : Answered + Extra;
        return answers == 0 ? 1 : (double)Right / answers;
    }

    private static Outcome Of(JudgedPhotograph photograph, Func<JudgedDigit, bool> isAnswer)
    {
        JudgedDigit[] answers = [.. photograph.Found.Where(isAnswer)];
        int extra = answers.Count(d => d.Truth < 0);
        if (!photograph.IsDigits)
            return new Outcome(1, photograph.Found.Count > 0 ? 1 : 0, answers.Length > 0 ? 1 : 0, 0, extra, 0);
        int located = photograph.Found.Count(d => d.Truth >= 0);
        bool whole = extra == 0 && answers.Select(d => d.Truth).SequenceEqual(Enumerable.Range(0, photograph.Truth.Count)) && answers.All(IsRight);
        return photograph.Truth.Count == 1
            ? new Outcome(1, located, answers.Length > 0 ? 1 : 0, whole ? 1 : 0, extra, whole ? 1 : 0)
            : new Outcome(photograph.Truth.Count, located, answers.Length - extra, answers.Count(IsRight), extra, whole ? 1 : 0);

        bool IsRight(JudgedDigit digit) => digit.Truth >= 0 && digit.Label == photograph.Truth[digit.Truth];
    }
}
