using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Cli;
using Edge.Data.Numpy;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Data;

/// <summary>Proves that NumPy's files are read as NumPy means them, and that damaged ones are refused in one sentence.</summary>
public sealed class NpyFileTests
{
    // numpy.save(f, numpy.array([[1, 2, 3], [4, 5, 6]], dtype=numpy.uint8)), NumPy 1.24.2.
    private const string FromNumpy =
        "934e554d5059010076007b276465736372273a20277c7531272c2027666f727472616e5f6f72646572273a2046616c73652c20277368617065273a2028322c20"
        + "33292c207d202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020200a010203040506";

    [Fact]
    public void A_file_that_NumPy_wrote_is_read()
    {
        NpyArray array = NpyFile.Parse(Convert.FromHexString(FromNumpy), "x.npy");
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(array.Whole));
        Assert.Equal(Convert.FromHexString(FromNumpy), NpyBytes.Of([1, 2, 3, 4, 5, 6], 2, 3));
    }

    [Fact]
    public void Every_type_gives_its_numbers()
    {
        Check("|u1", [0, 255], [0, 255]);
        Check("|i1", [0x80, 127], [-128, 127]);
        Check("<u2", Bytes<ushort>(1, ushort.MaxValue), [1, 65535]);
        Check("<i2", Bytes<short>(-2, 300), [-2, 300]);
        Check("<u4", Bytes(7u, uint.MaxValue), [7, 4294967295]);
        Check("<i4", Bytes(-7, int.MaxValue), [-7, int.MaxValue]);
        Check("<u8", Bytes<ulong>(5, 1UL << 40), [5, 1L << 40]);
        Check("<i8", Bytes(-5, 1L << 40), [-5, 1L << 40]);
        Check("<f2", Bytes((Half)(-1.5), (Half)0.25), [-1.5, 0.25]);
        Check("<f4", Bytes(-1.5f, 0.25f), [-1.5, 0.25]);
        Check("<f8", Bytes(-1.5, 0.25), [-1.5, 0.25]);

        static byte[] Bytes<T>(params T[] values)
            where T : unmanaged => MemoryMarshal.AsBytes<T>(values).ToArray();

        static void Check(string type, byte[] bytes, double[] expected)
        {
            NpyArray array = NpyFile.Parse(NpyBytes.Of(type, bytes, 2), "x.npy");
            Assert.Equal(expected, [.. Enumerable.Range(0, 2).Select(i => (double)array.Real(i))], (a, b) => (float)a == (float)b);
            if (!array.IsReal)
                Assert.Equal([.. expected.Select(v => (long)v)], Enumerable.Range(0, 2).Select(array.Whole));
        }
    }

    [Theory]
    [InlineData("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }", "row-major order")]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (2, 3), }", "type '>f4'")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (2, 3), }", "type '|O'")]
    [InlineData("{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (2, 3), }", "the entry 'descr'")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 0), }", "(2, 0)")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 4), }", "Expected 8 bytes")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647), }", "less than 2^31")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999,), }", "99999999999")]
    [InlineData("{'descr': '|u1', 'shape': (2, 3), }", "the entry 'fortran_order'")]
    public void A_head_of_another_kind_is_one_sentence(string head, string says)
    {
        string message = Assert.Throws<UserErrorException>(() => NpyFile.Parse(NpyBytes.Of(head, [1, 2, 3, 4, 5, 6]), "x.npy")).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Contains("x.npy", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Damaged_files_are_refused_or_read_and_nothing_else_happens()
    {
        var random = new Random(11);
        byte[] whole = NpyBytes.Of([1, 2, 3, 4, 5, 6, 7, 8], 2, 4);
        int refused = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] file = whole[..(random.Next(3) == 0 ? random.Next(whole.Length) : whole.Length)];
            for (int i = random.Next(4); i >= 0 && file.Length > 0; i--)
                file[random.Next(file.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"0123456789(),'<|uif: "[random.Next(21)];
            try
            {
                NpyArray array = NpyFile.Parse(file, "x.npy");
                Assert.Equal(array.Length, array.Shape.Aggregate(1, (a, b) => a * b));
                _ = array.Real(array.Length - 1);
            }
            catch (UserErrorException e)
            {
                refused++;
                Assert.DoesNotContain('\n', e.Message);
            }
        }
        Assert.InRange(refused, 5_000, 19_999);
    }

    [Fact]
    public void Damaged_archives_are_refused_or_read_and_nothing_else_happens()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(12);
        byte[] whole = NpyBytes.Archive(("x_train", NpyBytes.Of([1, 2, 3, 4], 4)), ("y_train", NpyBytes.Of([1L, 2L], 2)));
        string path = folder.Of("x.npz");
        int refused = 0;
        for (int round = 0; round < 1000; round++)
        {
            byte[] file = whole[..(random.Next(3) == 0 ? random.Next(whole.Length) : whole.Length)];
            for (int i = random.Next(4); i >= 0 && file.Length > 0; i--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, file);
            try
            {
                Assert.True(NpzFile.Read(path, "x_train", "y_train").Count <= 2);
            }
            catch (UserErrorException e)
            {
                refused++;
                Assert.DoesNotContain('\n', e.Message);
            }
        }
        Assert.InRange(refused, 300, 999);
    }

    [Fact]
    public void An_archive_gives_the_arrays_that_are_asked_for()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Of("x.npz"), NpyBytes.Archive(("x_train", NpyBytes.Of([1, 2, 3, 4], 4)), ("other", [1])));
        Assert.Equal([1, 2, 3, 4], NpzFile.Read(folder.Of("x.npz"), "x_train", "y_train").Single().Value.Bytes.ToArray());
    }
}
