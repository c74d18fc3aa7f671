using System;
using System.IO;
using System.Text;
using Edge.Cli;
using Edge.RaspberryPi.Settings;
using Edge.Testing;

namespace Edge.Device.Tests.RaspberryPi;

public class SettingsFileTests
{
    [Fact]
    public void The_file_that_ships_holds_the_defaults() =>
        Assert.Equal(new ReaderSettings(), SettingsFile.Read(Repository.PathOf("firmware", "raspberry-pi", "settings.json"), new ReaderSettings { Width = 64, Digits = 9, Model = "x", I2cAddress = 9 }));

    [Fact]
    public void What_is_left_out_keeps_its_value()
    {
        ReaderSettings settings = Parse("""
            // A comment.
            {
              "display": { "kind": "SSD1306", "i2cAddress": 61, /* another */ },
              "button": { "gpio": 17 }, "led": { "gpio": null },
              "reader": { "minimumProbability": 0.25 },
            }
            """);
        Assert.Equal(new ReaderSettings { Display = DisplayKind.Ssd1306, I2cAddress = 61, ButtonPin = 17, MinimumProbability = 0.25 }, settings);
    }

    [Theory]
    [InlineData("{\n  \"camera\": {\n    \"width\": \"wide\"\n  }\n}", "f.json, line 3: expected camera.width with a whole number of 16 to 16384, got 'wide'; correct it.")]
    [InlineData("{ \"camera\": { \"width\": 640.5 } }", "f.json, line 1: expected camera.width with a whole number of 16 to 16384, got '640.5'; correct it.")]
    [InlineData("{\n\"button\": { \"gpio\": 28 } }", "f.json, line 2: expected button.gpio with a whole number of 0 to 27 or null, got '28'; correct it.")]
    [InlineData("{ \"display\": { \"kind\": \"vga\" } }", "f.json, line 1: expected display.kind with terminal, ili9341 or ssd1306, got 'vga'; correct it.")]
    [InlineData("{ \"display\": { \"kind\": null } }", "f.json, line 1: expected display.kind with terminal, ili9341 or ssd1306, got 'null'; correct it.")]
    [InlineData("{ \"camera\": { \"source\": \"\" } }", "f.json, line 1: expected camera.source with a text, got ''; correct it.")]
    [InlineData("{ \"camera\": { \"source\": [1] } }", "f.json, line 1: expected camera.source with a text, got '['; correct it.")]
    [InlineData("{\n\n\"reader\": { \"digit\": 1 } }", "f.json, line 3: expected a field of 'reader', got 'digit'; choose one of model, minimumProbability, digits.")]
    [InlineData("{ \"camra\": { } }", "f.json, line 1: expected a section of the configuration, got 'camra'; choose one of camera, display, button, led, reader, updates.")]
    [InlineData("{ \"led\": 27 }", "f.json, line 1: expected 'led' with an object, got '27'; write its fields between { and }.")]
    [InlineData("{ \"led\": { \"gpio\": 1,\n \"gpio\": 2 } }", "f.json, line 2: expected led.gpio once, got 'gpio'; remove one of them.")]
    [InlineData("{ \"led\": { },\n\n \"led\": { } }", "f.json, line 3: expected led once, got 'led'; remove one of them.")]
    [InlineData("[]", "f.json, line 1: expected a JSON object, got '['; begin the file with {.")]
    public void A_fault_names_line_and_field(string text, string sentence) => Assert.Equal(sentence, Refusal(text));

    [Fact]
    public void Odd_characters_are_refused_in_one_line()
    {
        Assert.Equal("f.json: expected UTF-8, got other bytes; save it as UTF-8.", Assert.Throws<UserErrorException>(() => SettingsFile.Parse("f.json", [(byte)'{', 0xEE, (byte)'}'], new ReaderSettings())).Message);
        Assert.Contains("got '\\ud800'", Refusal("{ \"display\": { \"kind\": \"\\ud800\" } }"), StringComparison.Ordinal);
        Assert.Contains("got 'a b'", Refusal("{ \"display\": { \"kind\": \"a\\nb\" } }"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\n\"led\": {\n", 3)]
    [InlineData("{ \"led\": { \"gpio\": 1 } }\n}", 2)]
    [InlineData("{\n\"led\" { } }", 2)]
    public void What_is_no_json_names_its_line(string text, int line)
    {
        string sentence = Refusal(text);
        Assert.StartsWith($"f.json, line {line}: expected JSON, got a fault: ", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sentence);
        Assert.DoesNotContain("LineNumber", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_cannot_be_read_are_sentences()
    {
        using var folder = new TemporaryFolder();
        string missing = folder.Of("none.json"), large = folder.Of("large.json");
        Assert.StartsWith($"Expected to read the configuration {missing}, got: ", Assert.Throws<UserErrorException>(() => SettingsFile.Read(missing, new ReaderSettings())).Message, StringComparison.Ordinal);
        File.WriteAllBytes(large, new byte[70_000]);
        Assert.Contains("at most 65536 bytes", Assert.Throws<UserErrorException>(() => SettingsFile.Read(large, new ReaderSettings())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_are_settings_or_one_sentence()
    {
        byte[] file = File.ReadAllBytes(Repository.PathOf("firmware", "raspberry-pi", "settings.json"));
        const string Signs = " {}[]:,\"0123456789.-nulltruefalse/*\n";
        var random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] damaged = file[..(i % 3 == 0 ? random.Next(file.Length) : file.Length)];
            for (int n = random.Next(4); n >= 0 && damaged.Length > 0; n--)
                damaged[random.Next(damaged.Length)] = (byte)(i % 2 == 0 ? random.Next(256) : Signs[random.Next(Signs.Length)]);
            try
            {
                _ = SettingsFile.Parse("f.json", damaged, new ReaderSettings());
            }
            catch (UserErrorException e)
            {
                Assert.Matches("^f\\.json(, line [0-9]+)?: expected [^\n]*$", e.Message);
                refused++;
            }
        }
        Assert.InRange(refused, 5_000, 19_999);
    }

    private static ReaderSettings Parse(string text) => SettingsFile.Parse("f.json", Encoding.UTF8.GetBytes(text), new ReaderSettings());

    private static string Refusal(string text) => Assert.Throws<UserErrorException>(() => Parse(text)).Message;
}
