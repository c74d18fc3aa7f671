using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Contracts.Generator;

if (args.Length != 3)
{
    Console.Error.WriteLine($"error: Expected three arguments, the folder of the lists, the list to write and the file to write, got {args.Length}; see nano-contract.targets.");
    return 2;
}

string folder = args[0];
var lists = Directory.GetFiles(folder, "*.txt").Where(f => Path.GetFileName(f) != "params.txt").Order(StringComparer.Ordinal)
    .ToDictionary(f => Path.GetFileNameWithoutExtension(f), ApiList.Read);
IEnumerable<string> spread = File.ReadLines(Path.Combine(folder, "params.txt")).Where(l => !l.StartsWith('#'));
var writer = new ContractWriter(lists.Values.SelectMany(l => l), spread);
File.WriteAllText(args[2], writer.Write(lists[args[1]]));
return 0;
