using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Updates.Packages;

namespace Edge.Updates;

/// <summary>What a package holds, after every check: ready to run.</summary>
/// <param name="Manifest">What it says about itself.</param>
/// <param name="Model">The network.</param>
/// <param name="Rule">The rule by which it says that it does not know; null where it has none.</param>
/// <param name="Gate">The second network that the rule weighs too; null where it has none.</param>
public sealed record VerifiedModel(PackageManifest Manifest, Model Model, LogitRejection? Rule, Model? Gate)
{
    /// <summary>Name and version, as "digits 7".</summary>
    public string Title => $"{Manifest.Name} {Manifest.Version}";

    /// <summary>Makes a session that knows when not to answer; null where the package has no rule.</summary>
    /// <param name="engine">Which kernels run.</param>
    public RejectingSession? CreateRejectingSession(EngineKind engine = EngineKind.Fast) => Rule is null ? null : new RejectingSession(Model, Rule, Gate, engine);
}
