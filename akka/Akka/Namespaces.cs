// Namespaces of Akka.NET in which this kernel has nothing. They are there so that code compiles that names one without using anything of it.

namespace Akka.Routing
{
    internal static class Nothing;
}

namespace Akka.Serialization
{
    internal static class Nothing;
}

namespace Akka.IO
{
    internal static class Nothing;
}
