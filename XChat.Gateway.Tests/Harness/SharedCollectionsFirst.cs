using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("XChat.Gateway.Tests.Harness.SharedCollectionsFirst", "XChat.Gateway.Tests")]

namespace XChat.Gateway.Tests.Harness;

/// <summary>Begins with the classes that share a browser, a database or a server: one after the other they last longest, and begun last they would be waited for alone.</summary>
public sealed class SharedCollectionsFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.CollectionDefinition is not null);
}
