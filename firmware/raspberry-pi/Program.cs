#if CONTRACT
using System;

Console.Error.WriteLine("error: Expected the packages of System.Device.Gpio and Iot.Device.Bindings, got their contracts, as this program was built in configuration Contract; build it by 'dotnet publish firmware/raspberry-pi'.");
return 1;
#else
using System;
using Edge.Cli;
using Edge.DigitReader;
using Edge.Micro;
using Edge.Micro.Updates;
using Edge.RaspberryPi.CommandLine;
using Edge.RaspberryPi.Devices;

return await CommandLineHost.RunAsync(ReaderCommand.Create(new BoardDevices(), Console.Out, Console.Error), args, e => e is CameraException or InvalidModelException or UpdateException);
#endif
