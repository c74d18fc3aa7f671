using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using Edge.Boards.Builds;
using Edge.Testing;

namespace Edge.Boards.Tests;

/// <summary>Proves that the build files follow their schema and the rules of wiring, and that the reader refuses in one sentence what would not work or burn.</summary>
public class BuildFileTests
{
    private const string Camera = "nano-camera";

    public static TheoryData<string> Names => [.. BuildFolder.Names];

    [Theory]
    [InlineData("raspberry-pi-ili9341")]
    [InlineData("raspberry-pi-ssd1306")]
    [InlineData("nano-camera")]
    [InlineData("nano-cores3")]
    public void TheBuildsOfTheProjectAreThere(string id) => Assert.Contains(id, BuildFolder.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void AFileFollowsTheSchemaAndLeadsToItsProgram(string name)
    {
        Assert.Empty(BuildFolder.Schema.Faults(BuildFolder.Content(name)));
        Build build = BuildFile.Load(Repository.PathOf("hardware", name));
        Assert.Equal(name, build.Id);
        Assert.True(File.Exists(Path.Combine(Repository.PathOf(build.Firmware.Split('/')), "Program.cs")), build.Firmware);
        Assert.Single(build.Parts, p => p.Form == PartForm.Board);
    }

    // A module that is wired by hand works with one ground and one supply; a button and an LED need a ground.
    [Theory]
    [MemberData(nameof(Names))]
    public void EveryPartThatIsWiredHasItsPower(string name)
    {
        Build build = BuildFile.Load(Repository.PathOf("hardware", name));
        foreach (BuildPart part in build.Parts.Where(p => p.Pins.Count > 0 && !p.IsBuiltIn))
        {
            WireSignal[] signals = [.. build.Wires.Where(w => w.Part == part).Select(w => w.Signal)];
            Assert.Single(signals, s => s == WireSignal.Ground);
            Assert.Equal(part.Form is PartForm.Screen or PartForm.Camera ? 1 : 0, signals.Count(s => s is WireSignal.Volts33 or WireSignal.Volts5));
        }
    }

    [Theory]
    [InlineData("id", "\"nano\"", "id: expected the folder's name, 'nano-camera', got 'nano'")]
    [InlineData("board", "\"esp32-s4\"", "board: expected the id of a board of hardware/boards, got 'esp32-s4'")]
    [InlineData("parts[2].id", "\"usb\"", "parts[2].id: expected an id that no other part has, got 'usb' again")]
    [InlineData("parts[2].pins", "[\"VCC\", \"VCC\"]", "parts[2].pins: expected each pin once, got 'VCC' again")]
    [InlineData("parts[2].optional", "1", "parts[2].optional: expected true or false, got 1")]
    [InlineData("parts[2].form", "\"cube\"", "parts[2].form: expected one of none, board, screen")]
    [InlineData("wires[2].part", "\"lamp\"", "wires[2].part: expected the id of one of the parts, got 'lamp'")]
    [InlineData("wires[2].pin", "\"SDA\"", "wires[2].pin: expected a pin of camera (VCC, GND, SCK, MISO, MOSI, CS), got 'SDA'")]
    [InlineData("wires[2].pin", "\"VCC\"", "wires[2].pin: expected a pin of the part that has no wire yet, got 'VCC' again")]
    [InlineData("wires[2].board", "\"GPIO99\"", "wires[2].board: expected a pin of esp32-s3, got 'GPIO99'")]
    [InlineData("wires[2].board", "\"GPIO14\"", "wires[2].board: expected the clock pin of one of the Spi buses of esp32-s3, got GPIO14")]
    [InlineData("wires[2].board", "\"5V\"", "wires[2].signal: expected a signal for a pin of the role Volts5, as 5V is, got SpiClock")]
    [InlineData("wires[0].board", "\"5V\"", "wires[0].signal: expected a signal for a pin of the role Volts5, as 5V is, got Volts33")]
    [InlineData("wires[1].board", "\"3V3_J1_1\"", "wires[1].signal: expected a signal for a pin of the role Volts33")]
    [InlineData("wires[5].board", "\"GPIO35\"", "wires[5].board: expected a pin that is free, got GPIO35 (Taken by octal PSRAM)")]
    [InlineData("wires[5].board", "\"GPIO12\"", "wires[5].board: expected a pin with no other wire, as a header pin takes one plug, got GPIO12 again")]
    [InlineData("wires[7].board", "\"3V3_J1_2\"", "wires[7].board: expected a pin with no other wire")]
    [InlineData("cables", "[{ \"part\": \"camera\", \"socket\": \"SCART\", \"text\": \"A cable.\" }]", "cables[0].socket: expected a landmark of esp32-s3, got 'SCART'")]
    public void AWiringThatCannotBeRightIsRefused(string path, string value, string expected)
    {
        JsonObject content = BuildFolder.Content(Camera);
        JsonEdits.Set(content, path, JsonNode.Parse(value));
        string message = Assert.Throws<BoardException>(() => BuildFolder.Read(content, Camera)).Message;
        Assert.StartsWith($"{Camera}/build.json, ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.EndsWith("correct it after build.schema.json.", message, StringComparison.Ordinal);
    }

    // What is built in may use pins that are reserved for it, and share a bus.
    [Fact]
    public void PartsInTheCaseMayUseReservedPinsAndShareThem()
    {
        Build build = BuildFile.Load(Repository.PathOf("hardware", "nano-cores3"));
        Assert.Contains(build.Wires, w => w.BoardPin.Reserved is not null);
        Assert.True(build.Wires.Select(w => w.BoardPin).Distinct().Count() < build.Wires.Count);
        JsonObject content = BuildFolder.Content("nano-cores3");
        JsonEdits.Set(content, "parts[2].builtIn", false);
        Assert.Contains("expected a pin that is free", Assert.Throws<BoardException>(() => BuildFolder.Read(content, "nano-cores3")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheReaderRefusesWhatTheSchemaRefuses() =>
        Assert.InRange(SchemaRefusals.Count(BuildFolder.Content(Camera), BuildFolder.Schema, content => BuildFolder.Read(content, Camera), Camera), 200, int.MaxValue);
}
