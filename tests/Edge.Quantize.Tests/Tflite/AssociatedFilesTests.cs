using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Edge.Inference;
using Edge.Quantize.Pipeline;
using Edge.Quantize.Tests.Support;
using Edge.Quantize.Tflite;

namespace Edge.Quantize.Tests.Tflite;

/// <summary>Proves that the archive behind a model of TFLite's tools stays readable, and that its labels are found.</summary>
public class AssociatedFilesTests
{
    private const string Seven = "cat\ndog\r\nmole\nowl\nfox\nhare\nroe\n";

    private static readonly string[] Names = ["cat", "dog", "mole", "owl", "fox", "hare", "roe"];

    [Fact]
    public void Labels_of_the_archive_become_the_models_and_the_archive_stays()
    {
        byte[] file = WithArchive(("vocab.txt", "x"), ("labels_other.txt", "a\nb"), ("labelmap.txt", Seven));
        TfliteSource source = TfliteSource.Read(file, null);
        Assert.Equal(Names, source.Model.Labels!);
        Assert.NotEqual(file, source.File);
        Assert.Equal(["vocab.txt=x", "labels_other.txt=a\nb", "labelmap.txt=" + Seven], Archive(source.File));
        // Again, and nothing is left to add.
        Assert.Same(source.File, TfliteSource.Read(source.File, null).File);
        Assert.Equal(0, source.Model.SelfTest());
    }

    [Theory]
    [InlineData("labels.txt", "a\nb")]
    [InlineData("classes.txt", Seven)]
    [InlineData("labels.json", Seven)]
    public void Other_files_are_no_labels(string name, string text) => Assert.Null(TfliteSource.Read(WithArchive((name, text)), null).Model.Labels);

    [Fact]
    public void A_text_that_unpacks_to_megabytes_is_no_list_of_labels()
    {
        byte[] file = WithArchive(("labels.txt", new string('a', 50_000_000)), ("labels2.txt", Seven));
        Assert.InRange(file.Length, 1, 200_000);
        Assert.Equal(Names, AssociatedFiles.Labels(file, 7)!);
    }

    [Fact]
    public void Damaged_archives_are_left_as_they_are()
    {
        byte[] file = WithArchive(("labels.txt", Seven));
        int start = EveryOperator.Of("FULLY_CONNECTED").Length;
        var random = new Random(2);
        int found = 0, others = 0;
        for (int i = 0; i < 20_000; i++)
        {
            byte[] damaged = file[..(random.Next(3) == 0 ? random.Next(start, file.Length) : file.Length)];
            for (int j = random.Next(4); j > 0 && damaged.Length > start; j--)
                damaged[random.Next(start, damaged.Length)] = (byte)random.Next(256);
            IReadOnlyList<string>? labels = AssociatedFiles.Labels(damaged, 7);
            found += labels is not null ? 1 : 0;
            others += labels is null ? 1 : 0;
            Assert.Equal(damaged.Length, AssociatedFiles.Moved(damaged, 64).Length);
        }
        Assert.True(found > 1000 && others > 1000, $"{found} found, {others} not");
    }

    // A network of seven outputs, and behind it an archive whose offsets count from the file's start.
    private static byte[] WithArchive(params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        stream.Write(EveryOperator.Of("FULLY_CONNECTED"));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, string text) in files)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        byte[] file = stream.ToArray();
        Assert.NotNull(Model.Load(file));
        return file;
    }

    private static IEnumerable<string> Archive(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return $"{e.FullName}={reader.ReadToEnd()}";
        })];
    }
}
