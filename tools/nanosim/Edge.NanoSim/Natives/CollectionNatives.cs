using System.Collections.Generic;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Natives;

/// <summary>System.Collections.ArrayList. The array behind the list counts on the heap, and grows as the device's does.</summary>
internal static class CollectionNatives
{
    private const string Type = "System.Collections.ArrayList";
    private const int DefaultCapacity = 4;

    public static void AddTo(Dictionary<string, NativeMethod> known)
    {
        known.Add($"System.Void {Type}::.ctor()", c => c.Object(0).Native = new ListItems(c.Processor.Factory, c.Processor.Program, DefaultCapacity));
        known.Add($"System.Int32 {Type}::Add(System.Object)", c => c.Return(Items(c).Add(c.Reference(1))));
        known.Add($"System.Int32 {Type}::get_Count()", c => c.Return(Items(c).Count));
        known.Add($"System.Object {Type}::get_Item(System.Int32)", c => c.Return(Items(c)[Index(c)] as NanoObject));
        known.Add($"System.Void {Type}::set_Item(System.Int32,System.Object)", c => Items(c)[Index(c)] = c.Reference(2));
        known.Add($"System.Void {Type}::RemoveAt(System.Int32)", c => Items(c).RemoveAt(Index(c)));
        known.Add($"System.Void {Type}::Clear()", c => Items(c).Clear());
        known.Add($"System.Boolean {Type}::Contains(System.Object)", c => c.Return(Items(c).IndexOf(c.Reference(1)) >= 0));
        known.Add($"System.Int32 {Type}::IndexOf(System.Object)", c => c.Return(Items(c).IndexOf(c.Reference(1))));
        known.Add($"System.Object[] {Type}::ToArray()", ToArray);
    }

    private static ListItems Items(NativeCall call) => (ListItems)call.Object(0).Native!;

    private static int Index(NativeCall call) =>
        (uint)call.Int(1) < (uint)Items(call).Count ? call.Int(1) : throw call.Processor.Fault("System.ArgumentOutOfRangeException");

    private static void ToArray(NativeCall call)
    {
        ListItems items = Items(call);
        NanoArray array = call.Processor.Factory.NewArray(call.Processor.Program.CoreType("System.Object"), ValueKind.Reference, null, items.Count);
        for (int i = 0; i < items.Count; i++)
            array.SetReference(i, items[i]);
        call.Return(array);
    }
}
