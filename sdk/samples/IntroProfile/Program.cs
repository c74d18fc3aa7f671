// Says where a network's time goes, step by step. Run: dotnet run -c Release --project sdk/samples/IntroProfile
using System;
using Edge.Inference;
using Edge.Models;

Session session = Model.Load(DigitsModel.Create()).CreateSession();
SessionProfile profile = session.Profile();

Console.WriteLine($"{"step",-36} {"output",-12} {"kernel",-28} {"MACs",9} {"bytes",8} {"us",8}");
foreach (StepProfile step in profile.Steps)
{
    string kinds = string.Join('+', step.Kinds), shape = string.Join('x', step.OutputShape);
    Console.WriteLine($"{kinds,-36} {shape,-12} {step.Form,-28} {step.Macs,9} {step.Bytes,8} {step.MedianMicroseconds,8:F1}");
}
Console.WriteLine($"{"all",-36} {"",-12} {"",-28} {profile.Macs,9} {profile.Bytes,8} {profile.MedianMicroseconds,8:F1}");
