// Answers soon after its start: the first drawing by the reference kernels, while the fast ones are compiled in the background. Run:
// dotnet publish -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true -o out sdk/samples/IntroQuickStart && dotnet out/IntroQuickStart.dll
using System;
using Edge.Inference;
using Edge.Models;

Session session = Model.Load(DigitsModel.Create()).CreateSession(EngineKind.QuickStart);
Classification digit = session.Classify(Drawing.Pixels());
Console.WriteLine($"{digit.Label} ({digit.Probability:P1})");
