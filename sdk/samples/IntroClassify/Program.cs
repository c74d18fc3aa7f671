// Classifies one drawing with the shipped network. Run: dotnet run --project sdk/samples/IntroClassify
using System;
using Edge.Inference;
using Edge.Models;

Session session = Model.Load(DigitsModel.Create()).CreateSession();
Classification digit = session.Classify(Drawing.Pixels());
Console.WriteLine($"{digit.Label} ({digit.Probability:P1})");
