// Stands in for Program.cs until the kernel has actors.
return;
