using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Device.Tests.Fakes;
using Edge.Micro;
using Edge.RaspberryPi.CommandLine;
using Edge.RaspberryPi.Settings;
using Edge.Testing;

namespace Edge.Device.Tests.RaspberryPi;

public sealed class ReaderCommandTests : IDisposable
{
    private readonly FakeDevices _devices = new();
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture), _errors = new(CultureInfo.InvariantCulture);

    private RootCommand Command => ReaderCommand.Create(_devices, _output, _errors);

    [Fact]
    public void Every_setting_has_an_option() => Assert.All(SettingsFields.All, field => Assert.Contains(Command.Options, o => o.Name == field.Option && o.Description == field.Description));

    [Theory]
    [InlineData("--display", "vga", "Expected --display with terminal, ili9341 or ssd1306, got 'vga'; correct it.")]
    [InlineData("--display", "1", "Expected --display with terminal, ili9341 or ssd1306, got '1'; correct it.")]
    [InlineData("--button", "28", "Expected --button with a whole number of 0 to 27 or none, got '28'; correct it.")]
    [InlineData("--i2c-address", "0xFF", "Expected --i2c-address with a whole number of 8 to 119, got '0xFF'; correct it.")]
    [InlineData("--minimum-probability", "NaN", "Expected --minimum-probability with a number of 0 to 1, got 'NaN'; correct it.")]
    [InlineData("--limit", "0", "Expected --limit of at least 1, got 0; give a larger number.")]
    public void A_bad_value_is_one_sentence(string option, string value, string sentence) => Assert.Equal(sentence, Assert.Single(Command.Parse([option, value]).Errors).Message);

    [SkippableFact]
    public async Task The_command_line_wins_over_the_file()
    {
        using var tool = new StandInTool("exit 3");
        string config = tool.File("f.json");
        File.WriteAllText(config, $$"""{ "camera": { "source": "{{tool.Path}}" }, "display": { "kind": "ssd1306", "i2cAddress": 61 }, "led": { "gpio": 5 } }""");
        Assert.Equal(1, await RunAsync("--config", config, "--self-test", "--json", "--i2c-address", "0x3C", "--led", "none"));
        JsonElement[] checks = [.. _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["camera", "display", "gpio", "model"], checks.Select(c => c.GetProperty("check").GetString()));
        Assert.Equal([false, true, true, true], checks.Select(c => c.GetProperty("ok").GetBoolean()));
        Assert.Contains("exit code 3", checks[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("the SSD1306 at 0x3C took SELF-TEST", checks[1].GetProperty("text").GetString());
        Assert.Equal("neither button nor LED is set", checks[2].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Settings_that_do_not_fit_are_a_fault_of_the_user()
    {
        await Assert.ThrowsAsync<UserErrorException>(() => RunAsync("--display", "ili9341", "--led", "18"));
        await Assert.ThrowsAsync<UserErrorException>(() => RunAsync("--config", "/no/such/file.json"));
        await Assert.ThrowsAsync<InvalidModelException>(() => RunAsync("--model", "none-such"));
    }

    public void Dispose()
    {
        _devices.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    private Task<int> RunAsync(params string[] arguments) => Command.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
