using System.Diagnostics.CodeAnalysis;

namespace Edge.Packages.Tests.Feed;

/// <summary>The tests that share the packed packages run one after the other.</summary>
[CollectionDefinition(PackageFeed.Collection)]
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is what xunit calls a collection.")]
public sealed class PackagesCollection : ICollectionFixture<PackageFeed>;
