namespace Edge.Micro;

/// <summary>Makes golden samples, one after the other, when they are asked for: until then they take no memory of the heap.</summary>
public delegate sbyte[] SampleSource();
