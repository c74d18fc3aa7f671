using Edge.Cli;
using Edge.Desktop.Commands;
using Edge.DigitReader;
using Edge.Micro;

return await CommandLineHost.RunAsync(DesktopCommand.Create(), args, fault => fault is InvalidModelException or CameraException);
