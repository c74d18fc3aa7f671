// Classifies many pictures on all processors. Run: dotnet run --project sdk/samples/IntroBatch
using System;
using Edge.Inference;
using Edge.Models;

const int Pictures = 1000;
Model model = Model.Load(DigitsModel.Create());

// The pictures lie one after the other, each with model.InputLength bytes: the digits 0 to 9 in turns, leaning more and more.
var pixels = new byte[Pictures * model.InputLength];
for (int i = 0; i < Pictures; i++)
    Handwriting.Sign((char)('0' + i % 10), slant: 0.4 * i / Pictures - 0.2).CopyTo(pixels, i * model.InputLength);

// A runner keeps its threads: for a single batch model.ClassifyBatch(pixels, digits) is enough.
using var runner = new BatchRunner(model);
var digits = new Classification[Pictures];
runner.Classify(pixels, digits);

int right = 0;
for (int i = 0; i < Pictures; i++)
    if (digits[i].Label == i % 10)
        right++;
Console.WriteLine($"{right} of {Pictures} right");
