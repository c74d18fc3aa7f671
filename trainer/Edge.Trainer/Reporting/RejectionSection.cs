using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Edge.Cli;
using Edge.Quantize;
using Edge.Reports;
using Edge.Trainer.Judging;

namespace Edge.Trainer.Reporting;

/// <summary>The part of a model's report.html that tells of its rejection rule: its figures, and coverage against accuracy.</summary>
internal static class RejectionSection
{
    private const string Page = "report.html";

    /// <summary>Writes the parts into the page beside a model, where there is a page, and rules that were fitted to this model and judged.</summary>
    /// <param name="model">The model's file.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="UserErrorException">The page, or rejection.json, is something else.</exception>
    public static async Task AddAsync(string model, CancellationToken cancellation)
    {
        string page = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, Page);
        if (!File.Exists(page))
            return;
        foreach ((string name, string id) in new[] { (RejectionFile.Name, "rejection"), (RejectionFile.BoardName, "rejection-board") })
            if (RejectionFile.Beside(model, name) is { Judgement: { } report } file && file.Fits(model))
                await PutAsync(page, id, Draw(file, report, name == RejectionFile.BoardName), cancellation).ConfigureAwait(false);
    }

    private static async Task PutAsync(string page, string id, XElement section, CancellationToken cancellation)
    {
        try
        {
            string text = PageSection.Put(await File.ReadAllTextAsync(page, cancellation).ConfigureAwait(false), id, section);
            await WholeFile.WriteAsync(page, Encoding.UTF8.GetBytes(text)).ConfigureAwait(false);
        }
        catch (FormatException e)
        {
            throw new UserErrorException($"{page}: {e.Message}", e);
        }
    }

    /// <summary>Draws the part.</summary>
    public static XElement Draw(RejectionFile file, JudgeReport report, bool board) => Html.Section(
        board ? "No digit, on a microcontroller" : "No digit",
        Html.Styled("p", "note", string.Create(
            CultureInfo.InvariantCulture,
            $"When the network says 'no digit': a rule on its logits{(file.GateSha256 is null ? "" : " and those of the gate")}, fitted to {file.Photographs:N0} made photographs and judged by others, as {(board ? "a microcontroller" : "the digit reader")} reads them. {JudgementSections.Subject(report)}")),
        JudgementSections.Cards(report),
        JudgementSections.Curves(report),
        Html.Of("details", Html.Of("summary", "Show the digits by what makes them hard, and by what they are"), JudgementSections.Kinds(report.Disturbances, right: true), JudgementSections.Kinds(report.Classes, right: true)),
        Html.Of("details", Html.Of("summary", "Show what is no digit"), JudgementSections.Kinds(report.Others, right: false)));
}
