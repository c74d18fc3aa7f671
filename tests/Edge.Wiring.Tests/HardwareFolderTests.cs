using System;
using System.IO;
using System.Linq;
using Edge.Boards;
using Edge.Boards.Builds;
using Edge.Cli;
using Edge.Wiring.Drawing;
using Edge.Wiring.Tables;

namespace Edge.Wiring.Tests;

/// <summary>Proves what the command does to a folder: writes what is missing, is content with what is right, and says what is wrong in one sentence.</summary>
public sealed class HardwareFolderTests : IDisposable
{
    private const string Name = "nano-cores3";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edge-wiring");

    public HardwareFolderTests()
    {
        Directory.CreateDirectory(PathOf(Name));
        foreach (string file in new[] { "README.md", Path.Combine(Name, "README.md"), Path.Combine(Name, BuildFile.Name) })
            File.Copy(Path.Combine(Builds.Folder, file), PathOf(file));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void WhatIsMissingIsWrittenAndThenEverythingIsRight()
    {
        Assert.Equal(CommandLineHost.GateFailed, Run("--check"));
        Assert.False(File.Exists(PathOf(Name, WiringDrawing.FileName)));
        Assert.Equal(0, Run());
        Assert.Equal(Builds.Text(Name, WiringDrawing.FileName), HardwareFolder.Read(PathOf(Name, WiringDrawing.FileName)));
        Assert.Equal(0, Run("--check"));
        File.AppendAllText(PathOf(Name, WiringDrawing.FileName), " ");
        Assert.Equal(CommandLineHost.GateFailed, Run("--check"));
    }

    [Theory]
    [InlineData("<!-- parts -->")]
    [InlineData("<!-- /wiring -->")]
    public void AMarkThatIsMissingIsNamed(string mark)
    {
        string path = PathOf(Name, "README.md");
        File.WriteAllText(path, File.ReadAllText(path).Replace(mark, "", StringComparison.Ordinal));
        string message = Assert.Throws<BoardException>(() => HardwareFolder.Make(_folder.FullName)).Message;
        Assert.Contains($"{Name}/README.md", message, StringComparison.Ordinal);
        Assert.Contains(mark, message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderWithoutBuildsIsRefusedWithWhatToDo()
    {
        Assert.Contains("with the argument hardware", Assert.Throws<BoardException>(() => HardwareFolder.Make(PathOf(Name))).Message, StringComparison.Ordinal);
        Assert.Contains("with the argument hardware", Assert.Throws<BoardException>(() => HardwareFolder.Make(PathOf("nowhere"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABoardOfOnesOwnAndABuildAreChecked()
    {
        string board = PathOf("mine.json");
        File.WriteAllText(board, File.ReadAllText(Path.Combine(Builds.Folder, "boards", "pico.json")).Replace("\"id\": \"pico\"", "\"id\": \"mine\"", StringComparison.Ordinal));
        Assert.Equal(0, WiringCommand.Create().Parse(["check", board, PathOf(Name, BuildFile.Name)]).Invoke());
        string text = WiringCommand.Describe(BoardFile.Load(board));
        Assert.StartsWith("mine: Raspberry Pi Pico, 2 x Cortex-M0+; 40 pins (26 GPIO, 0 reserved), 4 buses, layout there; unknown: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void PlacesAreSaidInWords()
    {
        Assert.Equal("GPIO8, pin 24", Place("raspberry-pi-5", "GPIO8"));
        Assert.Equal("GND, pin 6", Place("raspberry-pi-5", "GND_6"));
        Assert.Equal("GPIO13, marked 13, left row, 19th from the top", Place("esp32-s3", "GPIO13"));
        Assert.Equal("GND, marked G, right row, 22nd from the top", Place("esp32-s3", "GND_J3_22"));
        Assert.Equal("GPIO35, LCD_DATA_COMMAND, pin 9", Place("m5stack-cores3", "LCD_DATA_COMMAND"));
    }

    private static string Place(string id, string pin)
    {
        Board board = BoardCatalog.Find(id);
        return BuildTables.Place(board, board.Pins.Single(p => p.Name == pin));
    }

    private int Run(params string[] options) => WiringCommand.Create().Parse([_folder.FullName, .. options]).Invoke();

    private string PathOf(params string[] parts) => Path.Combine(_folder.FullName, Path.Combine(parts));
}
