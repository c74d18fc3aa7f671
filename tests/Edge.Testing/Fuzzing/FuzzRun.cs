using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit.Abstractions;

namespace Edge.Testing.Fuzzing;

/// <summary>Runs the cases of one fuzz test on all cores, each from a seed of its own, and says how a failure can be had again.</summary>
/// <param name="name">Name of the test, for the names of files.</param>
/// <param name="make">The bytes of a case; null where the case has no file.</param>
/// <param name="attempt">Tries them; the result is the sentence of a refusal or null.</param>
/// <param name="extension">How the names of saved files end.</param>
public sealed class FuzzRun(string name, Func<Random, byte[]?> make, Func<byte[]?, Random, string?> attempt, string extension = ".tflite")
{
    private const int MostFailures = 10;

    private readonly ConcurrentBag<string> _failures = [];
    private readonly ConcurrentDictionary<string, byte> _sentences = [];
    private int _next;
    private int _ran;
    private int _refused;

    /// <summary>Cases that were refused in words.</summary>
    public int Refused => _refused;

    /// <summary>Cases that were accepted and ran.</summary>
    public int Ran => _ran;

    /// <summary>Different sentences, numbers and names apart.</summary>
    public int Sentences => _sentences.Count;

    /// <summary>True where the fixed cases were run, so that their tallies can be judged.</summary>
    public static bool IsUsual => FuzzSettings.Minutes is null && FuzzSettings.Seed is null;

    private static string Folder { get; } = Path.Combine(Path.GetTempPath(), "edge-fuzz");

    /// <summary>Runs.</summary>
    /// <param name="cases">Cases of the usual run.</param>
    /// <param name="log">Receives the tallies.</param>
    public void Run(int cases, ITestOutputHelper log)
    {
        int first = FuzzSettings.Seed ?? (FuzzSettings.Minutes is null ? 0 : cases), last = FuzzSettings.Minutes is not null ? int.MaxValue : FuzzSettings.Seed ?? cases - 1;
        var clock = Stopwatch.StartNew();
        TimeSpan most = FuzzSettings.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : TimeSpan.MaxValue;
        _next = first - 1;
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            for (int seed = Interlocked.Increment(ref _next); seed <= last && seed >= first && clock.Elapsed < most && _failures.Count < MostFailures; seed = Interlocked.Increment(ref _next))
                One(seed);
        });
        ArgumentNullException.ThrowIfNull(log);
        log.WriteLine($"{name}: seeds {first} to {Math.Min(last, _next)}, {_ran} ran, {_refused} refused in {Sentences} forms, {clock.Elapsed.TotalSeconds:F0} s");
        if (!_failures.IsEmpty)
            throw new FuzzException($"{_failures.Count} cases failed; run one again with EDGE_FUZZ_SEED=<seed> and --filter {name}:{Environment.NewLine}{string.Join(Environment.NewLine, _failures.Order())}");
    }

    private void One(int seed)
    {
        byte[]? file = null;
        try
        {
            var random = new Random(seed);
            file = make(random);
            // In a long run a case that takes the whole process with it is found here.
            if (FuzzSettings.Minutes is not null && file is not null)
                Save(file, $"{name}-current-{Environment.CurrentManagedThreadId}");
            if (attempt(file, random) is { } sentence)
            {
                Interlocked.Increment(ref _refused);
                _sentences.TryAdd(Form(sentence), 0);
            }
            else
            {
                Interlocked.Increment(ref _ran);
            }
        }
        catch (Exception e)
        {
            string saved = file is null ? "" : ", file " + Save(file, $"{name}-{seed}");
            _failures.Add($"seed {seed}{saved}: {(e is FuzzException ? e.Message : e.ToString())}");
        }
    }

    // What stands in quotes is a name of the file's.
    private static string Form(string sentence) => new([.. string.Concat(sentence.Split('\'').Where((_, i) => i % 2 == 0)).Where(c => char.IsLetter(c) || c == ' ')]);

    private string Save(byte[] file, string stem)
    {
        string path = Path.Combine(Directory.CreateDirectory(Folder).FullName, stem + extension);
        File.WriteAllBytes(path, file);
        return path;
    }
}
