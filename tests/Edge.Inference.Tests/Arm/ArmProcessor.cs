using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace Edge.Inference.Tests.Arm;

/// <summary>The program on an emulated processor.</summary>
internal sealed class ArmProcessor : IDisposable
{
    private const int Guard = 64;
    private const byte GuardByte = 0x55;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _name;

    /// <summary>Starts the program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="name">The processor as the emulator calls it: cortex-a72 is that of a Raspberry Pi 4, cortex-a76 that of a Pi 5, max has all that there is.</param>
    public ArmProcessor(ArmProgram program, string name)
    {
        _name = name;
        _process = ArmToolchain.Start(Path.GetDirectoryName(program.File)!, ArmToolchain.Emulator, "-cpu", name, program.File);
    }

    /// <summary>Runs a kernel.</summary>
    /// <param name="request">Kernel and plan.</param>
    /// <param name="input">Its input.</param>
    /// <param name="output">Receives its output.</param>
    /// <param name="scratchLength">Bytes of scratch.</param>
    /// <exception cref="InvalidOperationException">The program ended: the message has its exit code, 132 for an unknown instruction.</exception>
    public void Run(ArmRequest request, ReadOnlySpan<byte> input, Span<byte> output, int scratchLength)
    {
        byte[] answer = new byte[Guard + output.Length + Guard + Guard];
        using (new Timer(_ => _process.Kill(), null, Patience, Timeout.InfiniteTimeSpan))
            try
            {
                _process.StandardInput.BaseStream.Write(request.ToArray(input, output.Length, scratchLength));
                _process.StandardInput.BaseStream.Flush();
                _process.StandardOutput.BaseStream.ReadExactly(answer);
            }
            catch (IOException)
            {
                _process.WaitForExit(Patience);
                throw new InvalidOperationException($"{request.Kernel} on {_name} ended with {_process.ExitCode}: {_process.StandardError.ReadToEnd()}");
            }
        Assert.True(answer.AsSpan(0, Guard).IndexOfAnyExcept(GuardByte) < 0, "a byte was written before the output");
        Assert.True(answer.AsSpan(Guard + output.Length, Guard).IndexOfAnyExcept(GuardByte) < 0, "a byte was written behind the output");
        Assert.True(answer.AsSpan(Guard + output.Length + Guard).IndexOfAnyExcept(GuardByte) < 0, "a byte was written behind the scratch");
        answer.AsSpan(Guard, output.Length).CopyTo(output);
    }

    public void Dispose()
    {
        // The end of its input ends the program.
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
        if (!_process.WaitForExit(Patience))
            _process.Kill();
        _process.Dispose();
    }
}
