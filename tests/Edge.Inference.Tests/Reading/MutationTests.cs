using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Tflite;
using Xunit.Abstractions;

namespace Edge.Inference.Tests.Reading;

/// <summary>Proves on random damage that a file is either refused with a sentence or gives a model that runs.</summary>
public class MutationTests(ITestOutputHelper log)
{
    private const int Cases = 20_000;
    private const int RunEvery = 100;
    private static readonly int[] Interesting = [0, 1, 2, 3, 4, 7, 8, 16, 20, 21, 127, 128, 255, 256, 4096, 65535, 65536, -1, -2, -128, int.MaxValue, int.MinValue, 1 << 28, 1 << 30];

    [Fact]
    public void Damage_is_refused_or_harmless()
    {
        var original = new ModelEditor();
        int[] structure = Structure(original);
        Assert.InRange(structure.Length, 2_000, 12_000);
        var limits = new ModelLimits { MaxSteps = 50_000_000, MaxBytes = 64 << 20 };
        int refused = 0, loaded = 0, ran = 0;
        var sentences = new HashSet<string>();
        for (int seed = 0; seed < Cases; seed++)
        {
            var random = new Random(seed);
            byte[] file = Damage(random, original.Bytes, structure);
            try
            {
                Model model = Model.Load(file, limits);
                if (loaded++ % RunEvery == 0)
                {
                    Run(model, random);
                    ran++;
                }
            }
            catch (InvalidModelException e)
            {
                refused++;
                sentences.Add(new string([.. e.Message.Where(char.IsLetter)]));
                Assert.True(e.Message.Contains("expected", StringComparison.Ordinal) && e.Message.Contains("got", StringComparison.Ordinal), $"seed {seed}: {e.Message}");
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed}: expected a model or InvalidModelException, got {e}");
            }
        }
        log.WriteLine($"{refused} refused in {sentences.Count} forms, {loaded} loaded, {ran} of them run");
        Assert.True(refused > Cases / 4 && loaded > Cases / 20 && ran > 20 && sentences.Count > 50);
    }

    // The bytes outside the weights' data.
    private static int[] Structure(ModelEditor model)
    {
        var data = new HashSet<int>();
        for (int i = 0; i < model.BufferCount; i++)
            if (model.FieldOrZero(model.Buffer(i), TfliteSchema.BufferData) is var field and not 0)
                for (int at = 0; at < model.Count(field); at++)
                    data.Add(model.Element(field, at, 1));
        return [.. Enumerable.Range(0, model.Bytes.Length).Where(at => !data.Contains(at))];
    }

    private static byte[] Damage(Random random, byte[] original, int[] structure)
    {
        byte[] file = (byte[])original.Clone();
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int at = random.Next(10) == 0 ? random.Next(file.Length) : structure[random.Next(structure.Length)];
            switch (random.Next(5))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    at = Math.Min(at & ~3, file.Length - 4);
                    BitConverter.TryWriteBytes(file.AsSpan(at), Interesting[random.Next(Interesting.Length)]);
                    break;
                case 3:
                    at = Math.Min(at & ~3, file.Length - 4);
                    BitConverter.TryWriteBytes(file.AsSpan(at), BitConverter.ToInt32(file, at) + random.Next(-8, 9));
                    break;
                default:
                    int from = Math.Min(structure[random.Next(structure.Length)] & ~3, file.Length - 4);
                    Array.Copy(original, from, file, Math.Min(at & ~3, file.Length - 4), 4);
                    break;
            }
        }
        return file;
    }

    private static void Run(Model model, Random random)
    {
        var input = new sbyte[model.InputLength];
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(input.AsSpan()));
        Session session = model.CreateSession();
        sbyte[] first = session.Run(input).ToArray();
        Assert.Equal(model.OutputLength, first.Length);
        Assert.True(session.Run(input).SequenceEqual(first));
    }
}
