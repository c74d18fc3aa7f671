// Answers soon after its start: the first drawing by the reference kernels, while the fast ones are compiled in the background. Run:
// dotnet publish -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true -o out sdk/samples/IntroQuickStart && dotnet out/IntroQuickStart.dll
using System;
using Edge.Inference;
using Edge.Models;

const string drawing = """
    ....######....
    ...########...
    ..........##..
    ..........##..
    .........##...
    ....#####.....
    ....#####.....
    .........##...
    ..........##..
    ..........##..
    ..##.....##...
    ...#######....
    .....####.....
    """;

// 28x28 bytes, white ink on black, the digit in the middle: as MNIST has them.
var pixels = new byte[28 * 28];
string[] lines = drawing.Split('\n');
for (int y = 0; y < lines.Length; y++)
    for (int x = 0; x < lines[y].Trim().Length; x++)
        pixels[(y + 7) * 28 + x + 7] = lines[y][x] == '#' ? (byte)255 : (byte)0;

Session session = Model.Load(DigitsModel.Create()).CreateSession(EngineKind.QuickStart);
Classification digit = session.Classify(pixels);
Console.WriteLine($"{digit.Label} ({digit.Probability:P1})");
