using System;
using System.Linq;
using Edge.Data;
using Edge.Desktop.Sources;
using Edge.Inference;
using Edge.Models;
using Edge.Nano;

namespace Edge.Firmware.Tests.Board;

/// <summary>Proves that a microcontroller says "no digit" where a PC does with the same network and rule: the scores before the softmax are the same bits.</summary>
public class BoardRejectionTests
{
    private const int Random = 200;

    [Fact]
    public void A_board_knows_what_a_pc_knows()
    {
        var network = new NanoNano();
        var board = new DigitNetwork();
        var pc = new RejectingSession(Model.Load(NanoModel.Create()), NanoBoardRejection.Create());
        ImageSet digits = BundledDigits.Load();
        var random = new Random(3);
        sbyte[] output = new sbyte[10], again = new sbyte[10];
        int known = 0, unknown = 0;
        for (int i = 0; i < digits.Count + Random; i++)
        {
            byte[] picture = i < digits.Count ? digits.Image(i).ToArray() : Blots(random);
            bool knows = pc.TryClassify(picture, out _);
            board.Run(picture, output);
            network.Run([.. picture.Select(p => (sbyte)(p - 128))], again);
            Assert.Equal(pc.Session.Logits, network.Logits.AsSpan(0, 10));
            Assert.Equal(output, again);
            Assert.Equal(knows, board.Knows);
            known += knows && i < digits.Count ? 1 : 0;
            unknown += !knows && i >= digits.Count ? 1 : 0;
        }
        // Both answers occur: most digits are known, and most blots are not.
        Assert.InRange(known, digits.Count * 9 / 10, digits.Count);
        Assert.InRange(unknown, Random / 2, Random);
    }

    // A few rectangles of ink.
    private static byte[] Blots(Random random)
    {
        var picture = new byte[28 * 28];
        for (int blot = 0; blot < 4; blot++)
        {
            int x = random.Next(4, 20), y = random.Next(4, 20), width = random.Next(2, 10), height = random.Next(2, 10);
            for (int v = y; v < Math.Min(24, y + height); v++)
                Array.Fill(picture, (byte)255, (v * 28) + x, Math.Min(24, x + width) - x);
        }
        return picture;
    }
}
