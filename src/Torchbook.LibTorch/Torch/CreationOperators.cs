namespace Torchbook.LibTorch;

/// <summary>Operators that make tensors. What has no size, such as a range, ends with dtype and device.</summary>
internal static class CreationOperators
{
    public static readonly Operator zeros = new("aten::zeros", "", "size,dtype,device");
    public static readonly Operator ones = new("aten::ones", "", "size,dtype,device");
    public static readonly Operator empty = new("aten::empty", "memory_format", "size,dtype,device");
    public static readonly Operator full = new("aten::full", "", "size,dtype,device,fill_value");
    public static readonly Operator rand = new("aten::rand", "generator", "size,dtype,device,generator");
    public static readonly Operator randn = new("aten::randn", "generator", "size,dtype,device,generator");
    public static readonly Operator randint = new("aten::randint", "low_generator", "low,high,size,generator,dtype,device");
    public static readonly Operator randperm = new("aten::randperm", "generator", "n,generator,dtype,device");
    public static readonly Operator arange = new("aten::arange", "start_step", "start,end,step,dtype,device");
    public static readonly Operator linspace = new("aten::linspace", "", "start,end,steps,dtype,device");
    public static readonly Operator logspace = new("aten::logspace", "", "start,end,steps,base,dtype,device");
    public static readonly Operator eye = new("aten::eye", "m", "n,m,dtype,device");
    public static readonly Operator zeros_like = new("aten::zeros_like", "", "self,dtype,device");
    public static readonly Operator ones_like = new("aten::ones_like", "", "self,dtype,device");
    public static readonly Operator empty_like = new("aten::empty_like", "", "self,dtype,device");
    public static readonly Operator full_like = new("aten::full_like", "", "self,dtype,device,fill_value");
    public static readonly Operator rand_like = new("aten::rand_like", "", "self,dtype,device");
    public static readonly Operator randn_like = new("aten::randn_like", "", "self,dtype,device");
}
