using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;

namespace Edge.Boards.Tests;

/// <summary>Proves that the files of hardware/boards follow their schema and are what the tools see.</summary>
public class BoardCatalogTests
{
    public static TheoryData<string> Names => [.. BoardFolder.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void AFileFollowsTheSchemaAndBearsItsId(string name)
    {
        Assert.Empty(BoardFolder.Schema.Faults(BoardFolder.Content(name)));
        Assert.Equal(name, BoardFolder.Read(BoardFolder.Content(name), name).Id + ".json");
    }

    [Fact]
    public void TheCatalogIsTheFolderInTheOrderOfIds() =>
        Assert.Equal(BoardFolder.Names.Select(n => Path.GetFileNameWithoutExtension(n)).Order(StringComparer.Ordinal), BoardCatalog.All.Select(b => b.Id));

    [Theory]
    [InlineData("raspberry-pi-4")]
    [InlineData("raspberry-pi-5")]
    [InlineData("raspberry-pi-zero-2-w")]
    [InlineData("esp32")]
    [InlineData("esp32-psram")]
    [InlineData("esp32-s3")]
    [InlineData("m5stack-cores3")]
    [InlineData("stm32f769i-disco")]
    [InlineData("pico")]
    [InlineData("pico-2")]
    public void TheBoardsOfTheProjectAreThere(string id) => Assert.Equal(id, BoardCatalog.Find(id).Id);

    [Fact]
    public void APathIsReadAndAnUnknownIdIsRefusedWithTheList()
    {
        Assert.Equivalent(BoardCatalog.Find("pico"), BoardCatalog.Find(Repository.PathOf("hardware", "boards", "pico.json")), strict: true);
        string message = Assert.Throws<BoardException>(() => BoardCatalog.Find("pico-3")).Message;
        Assert.Contains("pico-2", message, StringComparison.Ordinal);
        Assert.Contains("'pico-3'", message, StringComparison.Ordinal);
        Assert.Contains("nowhere.json", Assert.Throws<BoardException>(() => BoardCatalog.Find("nowhere.json")).Message, StringComparison.Ordinal);
    }

    // What the fit check and nanosim need: a nanoFramework board has a bound of flash and heap and a speed, a .NET one its RAM.
    [Fact]
    public void EveryBoardHasWhatTheFitCheckReads()
    {
        Assert.All(BoardCatalog.All, board =>
        {
            Assert.NotNull(board.Ram.TotalBytes.Value);
            Assert.NotNull(board.ClockMegahertz.Value);
            if (board.Runtime.Kind == RuntimeKind.NanoFramework)
            {
                Assert.NotNull(board.Flash.ApplicationBytes.Most);
                Assert.NotNull(board.Ram.HeapBytes.Most);
                Assert.NotNull(board.InstructionsPerSecond.Value);
                Assert.True(board.Flash.ApplicationBytes.Most < board.Flash.ChipBytes.Value);
                Assert.True(board.Ram.HeapBytes.Most < board.Ram.TotalBytes.Value + board.Ram.ExternalBytes.Value);
            }
            else
            {
                Assert.NotNull(board.Runtime.MemoryBytes.Value);
                Assert.True(board.Runtime.MemoryBytes.Value < board.Ram.TotalBytes.Value);
            }
        });
    }

    [Fact]
    public void NoGpioHasTwoNamesAndNoBusTwoDescriptions()
    {
        Assert.All(BoardCatalog.All, board =>
        {
            Assert.Equal(board.Pins.Count, board.Pins.Select(p => p.Gpio).Distinct().Count());
            IEnumerable<string> marks = board.Pins.Select(p => p.Header).OfType<string>();
            Assert.Equal(marks.Count(), marks.Distinct().Count());
            Assert.Equal(board.Buses.Count, board.Buses.Select(b => (b.Kind, b.Number)).Distinct().Count());
        });
    }
}
