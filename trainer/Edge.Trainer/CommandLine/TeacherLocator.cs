using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Cli;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using Edge.Trainer.Training.Checkpoints;

namespace Edge.Trainer.CommandLine;

/// <summary>Finds the trained teacher that a recipe names: by the name of a recipe in the same folder, or by a folder with its checkpoint.</summary>
/// <param name="Recipes">The folder of the recipes.</param>
/// <param name="Work">The folder of <c>reproduce</c>'s trainings, NAME/seed-N.</param>
internal sealed record TeacherLocator(string Recipes, string Work)
{
    /// <summary>The teacher of a recipe, or null where it has none.</summary>
    /// <param name="student">The recipe.</param>
    /// <param name="output">The folder of the student's training, beside which the teacher's may be.</param>
    /// <param name="pool">The threads.</param>
    /// <exception cref="UserErrorException">The teacher is not trained, or of another version of its recipe.</exception>
    public Teacher? Open(Recipe student, string output, WorkerPool pool)
    {
        if (student.Distillation is null)
            return null;
        string name = student.Distillation.Teacher;
        string recipe = Path.Combine(Recipes, name + ".json");
        if (!File.Exists(recipe))
        {
            string named = Folders(name, Path.Combine(Recipes, name)).FirstOrDefault() ?? throw new UserErrorException(
                $"Expected \"teacher\" of recipe '{student.Name}' to be a recipe of '{Recipes}' or a folder with {CheckpointFile.Name}, got '{name}'; name one of them.");
            return Read(named, student, null, pool);
        }
        Recipe teacher = RecipeReader.Read(recipe);
        string usual = Path.Combine(Work, name, $"seed-{teacher.Seed}");
        string beside = Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(output))) ?? "", name);
        string folder = Folders(beside, usual).FirstOrDefault() ?? throw Untrained(student, recipe, usual, "found none");
        return Read(folder, student, teacher, pool, recipe, usual);
    }

    private static IEnumerable<string> Folders(params string[] folders) => folders.Where(f => new CheckpointFile(Path.Combine(f, CheckpointFile.Name)).Exists);

    private static Teacher Read(string folder, Recipe student, Recipe? teacher, WorkerPool pool, string recipe = "", string usual = "")
    {
        var file = new CheckpointFile(Path.Combine(folder, CheckpointFile.Name));
        Checkpoint checkpoint = file.Read();
        if (teacher is not null && !CheckpointIdentity.TrainTheSame(teacher, checkpoint.Identity.Recipe))
            throw Untrained(student, recipe, usual, $"got one of another version of the recipe in '{folder}'");
        return Teacher.Of(checkpoint, file.Path, student, pool);
    }

    private static UserErrorException Untrained(Recipe student, string recipe, string folder, string got) => new(
        $"Expected the trained teacher '{student.Distillation!.Teacher}' of recipe '{student.Name}', {got}; train it by: dotnet run -c Release --project trainer/Edge.Trainer -- train {recipe} --out {folder}");
}
