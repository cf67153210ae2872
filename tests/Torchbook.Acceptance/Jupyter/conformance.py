"""Jupyter's own test of kernels (python3-jupyter-kernel-test), told what C# looks like."""
import sys
import unittest

import jupyter_kernel_test

jupyter_kernel_test.TIMEOUT = 120


class CSharpKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = sys.argv.pop(1)
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [{"text": "Console.WriteL", "matches": {"WriteLine"}}, {"text": "DayOfWeek."}]
    complete_code_samples = ["1 + 1", "var x = 1;", "#!time\n1 + 1", "for (var i = 0; i < 2; i++) { }"]
    incomplete_code_samples = ["if (true) {", "var x = (1 +", "/* open"]
    invalid_code_samples = ["int 3x = ;"]
    code_page_something = "?Console.WriteLine"
    code_generate_error = 'throw new Exception("broken");'
    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "10 * 2", "result": "20"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": 'display("text");', "mime": "text/plain"},
    ]
    code_history_pattern = "1 + 2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "Torchbook.Display.DisplaySink.Current.Clear(false);"


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=2).result
    print(f"{result.testsRun} run, {len(result.failures) + len(result.errors)} failed, {len(result.skipped)} skipped")
    sys.exit(not result.wasSuccessful())
