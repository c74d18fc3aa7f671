namespace Edge.Micro;

/// <summary>Makes the names of a network's classes when they are asked for: until then they take no memory of the heap.</summary>
public delegate string[] LabelSource();
