// Classifies what a sensor sees, as a hosted service with metrics. Run: dotnet run --project sdk/samples/IntroSensorLoop
// Watch it: dotnet-counters monitor --name IntroSensorLoop --counters Edge.SensorLoop; with OpenTelemetry: metrics.AddMeter("Edge.SensorLoop")
using Edge.Inference;
using Edge.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(Model.Load(DigitsModel.Create())).AddHostedService<SensorLoop>();
builder.Build().Run();
