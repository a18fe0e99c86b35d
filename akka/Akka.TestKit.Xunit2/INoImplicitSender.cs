namespace Akka.TestKit;

/// <summary>Marks a test whose Tells outside actors shall have no sender, instead of the test actor.</summary>
public interface INoImplicitSender;
