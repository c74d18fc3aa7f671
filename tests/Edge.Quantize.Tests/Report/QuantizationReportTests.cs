using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Edge.Quantize.Report;
using Edge.Testing;

namespace Edge.Quantize.Tests.Report;

/// <summary>report.json survives being read, reports of older tools are read too, and lists of numbers stay short.</summary>
public sealed class QuantizationReportTests
{
    [Fact]
    public void SurvivesItsFile()
    {
        string json = ReportSample.Whole().ToJson();
        Assert.Equal(json, QuantizationReport.Parse(json).ToJson());
    }

    [Theory]
    [InlineData("digits")]
    [InlineData("flagship")]
    [InlineData("nano")]
    [InlineData("nano-xs")]
    public void ReadsTheReportsThatShip(string model)
    {
        string json = File.ReadAllText(Repository.PathOf("sdk", "models", model, "report.json"));
        Assert.Equal(json, QuantizationReport.Parse(json).ToJson());
    }

    [Fact]
    public void TellsChoicesInWordsAndNumbersInOneLine()
    {
        QuantizationReport report = ReportSample.Whole();
        using var document = JsonDocument.Parse(report.ToJson());
        JsonElement root = document.RootElement;
        Assert.Equal("mse", root.GetProperty("scheme").GetProperty("ranges").GetString());
        Assert.Equal("perChannel", root.GetProperty("trials")[0].GetProperty("scheme").GetProperty("weights").GetString());
        Assert.Equal(report.Comparison!.McNemar!.PValue, root.GetProperty("comparison").GetProperty("mcNemar").GetProperty("pValue").GetDouble());
        Assert.Equal(report.Comparison.Int8Confusion!.SelectMany(r => r), root.GetProperty("comparison").GetProperty("int8Confusion").EnumerateArray().SelectMany(r => r.EnumerateArray()).Select(c => c.GetInt32()));
        Assert.Equal(report.Analysis!.Layers[0].Output.Measure!.Sqnr, root.GetProperty("analysis").GetProperty("layers")[0].GetProperty("output").GetProperty("measure").GetProperty("sqnr").GetDouble());
        Assert.Contains("\"shape\": [1, 6, 6, 3]", report.ToJson(), StringComparison.Ordinal);
        // Pictures are for the page.
        Assert.DoesNotContain("pixels", report.ToJson(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void WhatIsNotKnownIsLeftOut()
    {
        QuantizationReport report = ReportSample.Whole() with { TestImages = null, FloatCorrect = null, Int8Correct = null, Comparison = null, Analysis = null, Boards = null };
        Assert.DoesNotContain("null", report.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("Accuracy", report.ToJson(), StringComparison.Ordinal);
    }
}
