using System.Runtime;

namespace Edge.Inference.Tests.Arm.Guest;

/// <summary>Runs kernels on the plans that the test sends, until it sends no more.</summary>
/// <remarks>
/// A request: kernel, the plan's bytes, then the number of the plan's pointers and for each its place in the plan and the block to
/// which it points, then the input block, and the lengths of output and scratch. A plan has the same layout on both sides. The answer:
/// the output between its guards, then the guard behind the scratch.
/// </remarks>
internal static unsafe class Program
{
    private const int Guard = 64;
    private const byte GuardByte = 0x55;
    private const int UnknownRequest = 3;

    // The entry that the C# compiler wants. The linker's is below.
    private static void Main()
    {
    }

    [RuntimeExport("main")]
    private static int Serve(int count, byte** arguments)
    {
        const int MostPointers = 16;
        byte** places = stackalloc byte*[MostPointers];
        while (true)
        {
            var kernel = (ArmKernel)Channel.ReadInt();
            byte* plan = Channel.ReadBlock(out int planBytes);
            int pointers = Channel.ReadInt();
            if (pointers > MostPointers)
                return UnknownRequest;
            for (int i = 0; i < pointers; i++)
            {
                places[i] = plan + Channel.ReadInt();
                *(byte**)places[i] = Channel.ReadBlock(out _);
            }
            byte* input = Channel.ReadBlock(out _);
            int outputLength = Channel.ReadInt(), scratchLength = Channel.ReadInt();
            byte* output = Guarded(outputLength), scratch = Guarded(scratchLength);
            if (!Kernels.Run(kernel, plan, planBytes, (sbyte*)input, (sbyte*)output + Guard, scratch + Guard))
                return UnknownRequest;
            Channel.Write(output, (nint)outputLength + 2 * Guard);
            Channel.Write(scratch + Guard + scratchLength, Guard);
            for (int i = 0; i < pointers; i++)
                Libc.Free(*(byte**)places[i]);
            Libc.Free(plan);
            Libc.Free(input);
            Libc.Free(output);
            Libc.Free(scratch);
        }
    }

    private static byte* Guarded(int length)
    {
        nint bytes = (nint)length + 2 * Guard;
        var block = (byte*)Libc.Allocate(bytes);
        for (nint i = 0; i < bytes; i++)
            block[i] = GuardByte;
        return block;
    }
}
