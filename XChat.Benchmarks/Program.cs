Console.WriteLine("usage: fanout | kernel | micro");
