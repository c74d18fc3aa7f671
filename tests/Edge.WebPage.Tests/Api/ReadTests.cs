using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Inference;
using Edge.Models;
using Edge.Vision;
using Edge.WebPage.Tests.Fakes;

namespace Edge.WebPage.Tests.Api;

/// <summary>Proves that a picture sent to the server is read as the reader reads it, and that the answer says all that the page shows.</summary>
public sealed class ReadTests
{
    [Theory]
    [InlineData("flagship")]
    [InlineData("digits")]
    [InlineData("nano")]
    [InlineData("nano-xs")]
    public async Task Every_digit_is_read_by_every_network(string model)
    {
        await using RunningPage page = await RunningPage.StartAsync();
        for (int digit = 0; digit < 10; digit++)
        {
            JsonElement reading = await page.ReadJsonAsync(Paper.Png(Paper.Draw(digit)), $"?model={model}");
            JsonElement found = Assert.Single(reading.GetProperty("digits").EnumerateArray());
            Assert.Equal(digit, found.GetProperty("label").GetInt32());
            Assert.True(found.GetProperty("answered").GetBoolean());
            Assert.Equal(model, reading.GetProperty("model").GetString());
        }
    }

    [Fact]
    public async Task The_answer_has_box_probabilities_pixels_and_stages()
    {
        await using RunningPage page = await RunningPage.StartAsync();
        GrayImage picture = Paper.Draw(7, 400, 300, 6);
        JsonElement reading = await page.ReadJsonAsync(Paper.Png(picture), "?model=digits");
        Assert.Equal((400, 300), (reading.GetProperty("width").GetInt32(), reading.GetProperty("height").GetInt32()));
        Assert.Equal(["decode", "vision", "inference"], reading.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
        Assert.All(reading.GetProperty("stages").EnumerateArray(), s => Assert.True(s.GetProperty("microseconds").GetDouble() > 0));
        JsonElement found = reading.GetProperty("digits")[0];
        int x = found.GetProperty("x").GetInt32(), y = found.GetProperty("y").GetInt32();
        int right = x + found.GetProperty("width").GetInt32(), bottom = y + found.GetProperty("height").GetInt32();
        Assert.True(x >= 116 && right <= 284 && y >= 66 && bottom <= 234 && right - x > 30 && bottom - y > 60, $"box {x},{y} to {right},{bottom}");
        float[] probabilities = [.. found.GetProperty("probabilities").EnumerateArray().Select(p => p.GetSingle())];
        Assert.Equal(10, probabilities.Length);
        Assert.Equal(found.GetProperty("probability").GetSingle(), probabilities[7]);

        // The network saw these very pixels.
        Session session = Model.Load(DigitsModel.Create()).CreateSession();
        Assert.Equal(7, session.Classify(found.GetProperty("pixels").GetBytesFromBase64()).Label);
        Assert.Equal(session.Probabilities.ToArray(), probabilities);
        Assert.Equal(JsonValueKind.Null, reading.GetProperty("layers").ValueKind);
    }

    [Fact]
    public async Task A_line_of_digits_is_read_from_left_to_right()
    {
        var sheet = new GrayImage(960, 240);
        int[] written = [2, 0, 2, 6];
        for (int i = 0; i < written.Length; i++)
        {
            GrayImage digit = Paper.Draw(written[i], 240, 240);
            for (int y = 0; y < 240; y++)
                digit.Pixels.AsSpan(y * 240, 240).CopyTo(sheet.Pixels.AsSpan(y * 960 + i * 240));
        }
        await using RunningPage page = await RunningPage.StartAsync();
        JsonElement[] digits = [.. (await page.ReadJsonAsync(Paper.Png(sheet), "?layers=3")).GetProperty("digits").EnumerateArray()];
        Assert.Equal(written, digits.Select(d => d.GetProperty("label").GetInt32()));
        Assert.All(digits, d => Assert.Equal(0, d.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task Grey_bytes_give_the_same_answer_as_their_file()
    {
        await using RunningPage page = await RunningPage.StartAsync();
        GrayImage picture = Paper.Draw(3);
        JsonElement file = await page.ReadJsonAsync(Paper.Png(picture)), raw = await page.ReadJsonAsync(picture.Pixels, $"?width={picture.Width}&height={picture.Height}");
        Assert.Equal(file.GetProperty("digits").GetRawText(), raw.GetProperty("digits").GetRawText());
        Assert.Equal(["vision", "inference"], raw.GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Empty_paper_is_no_digit_and_no_fault()
    {
        await using RunningPage page = await RunningPage.StartAsync();
        var paper = new GrayImage(200, 100);
        paper.Pixels.AsSpan().Fill(230);
        JsonElement reading = await page.ReadJsonAsync(Paper.Png(paper), "?layers=0");
        Assert.Equal(0, reading.GetProperty("digits").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, reading.GetProperty("layers").ValueKind);
    }

    [Fact]
    public async Task Layers_are_those_of_the_reference()
    {
        await using RunningPage page = await RunningPage.StartAsync();
        JsonElement reading = await page.ReadJsonAsync(Paper.Png(Paper.Draw(5)), "?model=flagship&layers=0");
        byte[] pixels = reading.GetProperty("digits")[0].GetProperty("pixels").GetBytesFromBase64();
        LayerActivation[] expected = [.. Model.Load(FlagshipModel.Create()).CreateSession(EngineKind.Reference).Trace(pixels)];
        JsonElement[] layers = [.. reading.GetProperty("layers").EnumerateArray()];
        Assert.True(layers.Length > 5);
        foreach (JsonElement layer in layers)
        {
            LayerActivation reference = expected[layer.GetProperty("index").GetInt32()];
            Assert.Equal(reference.Operator.Output.Shape, layer.GetProperty("shape").EnumerateArray().Select(d => d.GetInt32()));
            Assert.Equal(reference.Values.ToArray(), layer.GetProperty("values").GetBytesFromBase64().Select(b => (sbyte)b));
        }
    }

    [Fact]
    public async Task Many_visitors_at_one_time_get_the_answer_to_their_own_picture()
    {
        await using RunningPage page = await RunningPage.StartAsync(o => o with { MaxReads = 4 });
        byte[][] pictures = [.. Enumerable.Range(0, 10).Select(d => Paper.Png(Paper.Draw(d, 320 + (10 * d))))];
        int[] labels = await Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            JsonElement reading = await page.ReadJsonAsync(pictures[i % 10], i % 2 == 0 ? "?model=digits" : "?model=nano");
            return reading.GetProperty("digits")[0].GetProperty("label").GetInt32();
        }));
        Assert.Equal(Enumerable.Range(0, 30).Select(i => i % 10), labels);
    }
}
