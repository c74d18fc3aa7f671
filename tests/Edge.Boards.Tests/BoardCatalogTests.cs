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
            BoardPin[] gpio = [.. board.Pins.Where(p => p.Gpio is not null)];
            Assert.Equal(gpio.Length, gpio.Select(p => p.Gpio).Distinct().Count());
            IEnumerable<string> marks = gpio.Select(p => p.Header).OfType<string>();
            Assert.Equal(marks.Count(), marks.Distinct().Count());
            Assert.Equal(board.Buses.Count, board.Buses.Select(b => (b.Kind, b.Number)).Distinct().Count());
        });
    }

    // What can be checked of a wiring by the file alone: every pin with a mark has its place, there is power and ground, and no bus runs over a pin that is taken.
    [Fact]
    public void EveryMarkedPinHasItsPlaceAndPartsFindPower()
    {
        Assert.All(BoardCatalog.All, board =>
        {
            BoardLayout layout = Assert.IsType<BoardLayout>(board.Layout);
            Assert.Equal(
                board.Pins.Where(p => p.Header is not null).Select(p => p.Name).Order(StringComparer.Ordinal),
                layout.Left.Concat(layout.Right).OfType<BoardPin>().Select(p => p.Name).Order(StringComparer.Ordinal));
            foreach (PinRole role in new[] { PinRole.Ground, PinRole.Volts33, PinRole.Volts5 })
                Assert.Contains(board.Pins, p => p.Role == role);
            Assert.All(board.Buses.SelectMany(b => b.Pins.Values), p => Assert.True(p.Reserved is null || p.Name.StartsWith("LCD_", StringComparison.Ordinal), $"{board}: {p.Name}"));
        });
    }

    // The numbers of a 40-pin header and of a Pico's edges say where a pin stands: that is the layout's own check.
    [Fact]
    public void TheLayoutFollowsTheNumbersOfThePins()
    {
        foreach (string id in new[] { "raspberry-pi-4", "raspberry-pi-5", "raspberry-pi-zero-2-w" })
        {
            Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{2 * i + 1}"), BoardCatalog.Find(id).Layout!.Left.Select(p => p!.Header));
            Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{2 * i + 2}"), BoardCatalog.Find(id).Layout!.Right.Select(p => p!.Header));
        }
        foreach (string id in new[] { "pico", "pico-2" })
        {
            Assert.Equal(Enumerable.Range(1, 20).Select(i => $"{i}"), BoardCatalog.Find(id).Layout!.Left.Select(p => p!.Header));
            Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{40 - i}"), BoardCatalog.Find(id).Layout!.Right.Select(p => p!.Header));
        }
    }
}
