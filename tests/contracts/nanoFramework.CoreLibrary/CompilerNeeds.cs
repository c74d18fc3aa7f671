// What the C# compiler needs of a core library and a list of public members cannot say. Each is there in the real one.

namespace System
{
    public partial class Object
    {
        // Finalizers of the lists ("protected override Finalize") override this one; the list of Object leaves it out.
        ~Object()
        {
        }
    }
}
