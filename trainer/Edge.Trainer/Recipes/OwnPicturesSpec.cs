namespace Edge.Trainer.Recipes;

/// <summary>Pictures that are trained on beside the images of a recipe's data source.</summary>
/// <param name="Path">The folder, one folder a class, named as the classes are.</param>
/// <param name="Times">How often each counts in an epoch, so that a hundred pictures are not lost among sixty thousand.</param>
public sealed record OwnPicturesSpec(string Path, int Times);
