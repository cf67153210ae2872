"""A Jupyter session as a front end holds it: prints one JSON object with what came back from each step."""
import json
import queue
import signal
import sys
import threading
import time

from jupyter_client.manager import KernelManager

SECONDS = 120
manager = KernelManager(kernel_name=sys.argv[1])
manager.start_kernel()
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=SECONDS)


def collect(message_id):
    outputs = []
    while True:
        message = client.get_iopub_msg(timeout=SECONDS)
        if message["parent_header"].get("msg_id") != message_id:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "status" and content["execution_state"] == "idle":
            return outputs
        if kind not in ("status", "execute_input"):
            outputs.append([kind, content])


def run(code, after=None, what=None):
    if after is not None:
        threading.Timer(after, what).start()
    message_id = client.execute(code)
    outputs = collect(message_id)
    return {"status": ask(message_id)["status"], "outputs": outputs}


def run_with_answer(code, answer):
    """Runs a cell that asks for a line, and answers."""
    message_id = client.execute(code, allow_stdin=True)
    question = client.get_stdin_msg(timeout=SECONDS)["content"]
    if answer is None:
        manager.interrupt_kernel()
    else:
        client.input(answer)
    outputs = collect(message_id)
    return {"status": ask(message_id)["status"], "question": question, "outputs": outputs}


def ask(message_id):
    while True:
        reply = client.get_shell_msg(timeout=SECONDS)
        if reply["parent_header"]["msg_id"] == message_id:
            return reply["content"]


steps = {
    "value": run("var words = new List<string> { \"a\" };\nConsole.WriteLine(\"hello\");\nwords.Count"),
    "update": run("var shown = display(1); shown.Update(2);"),
    "error": run("var one = 1;\nthrow new InvalidOperationException(\"broken\");"),
    "kept": run("one"),
    "complete": ask(client.complete("words.Ad", 8)),
    "inspect": ask(client.inspect("words.Add(\"\")", 7)),
    "is_complete": [ask(client.is_complete(code))["status"] for code in ("1 + 1", "if (true) {", "int 3x = ;")],
    "interrupt_message": run("while (true) { }", 3, manager.interrupt_kernel),
    "interrupt_signal": run("Thread.Sleep(-1);", 3, lambda: manager.provisioner.process.send_signal(signal.SIGINT)),
    "native": run("[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int puts(string s);\nputs(\"from C\");"),
    "background": run("Task.Run(async () => { await Task.Delay(1000); Console.WriteLine(\"later\"); });\n\"now\""),
}

late = []
deadline = time.monotonic() + SECONDS
while not late and time.monotonic() < deadline:
    try:
        message = client.get_iopub_msg(timeout=1)
        if message["msg_type"] == "stream":
            late.append(message["content"]["text"])
    except queue.Empty:
        pass
steps["late"] = late

steps["input"] = run_with_answer("Console.ReadLine()?.Length", "five!")
steps["password"] = run_with_answer('await Kernel.GetPasswordAsync("word")', "secret")
steps["input_interrupted"] = run_with_answer("Console.ReadLine()", None)
steps["history"] = ask(client.history(raw=True, output=False, hist_access_type="search", pattern="*Length*", n=5))["history"]

def send_all(codes):
    """Holds the kernel busy until every request has arrived."""
    ids = [client.execute(code) for code in ["Thread.Sleep(1000); throw new Exception();", *codes]]
    return [ask(message_id)["status"] for message_id in ids]


# "Run all": three requests at once, of which the first fails.
steps["run_all"] = send_all(["1", "2"])
steps["exit"] = run("Environment.Exit(3);")
steps["after_exit"] = run("1 + 1")
steps["overflow"] = run("Func<int, int> f = null; f = n => 1 + f(n + 1); f(0)")
steps["after_overflow"] = run("2 + 2")

manager.restart_kernel(now=False)
client.wait_for_ready(timeout=SECONDS)
steps["state_after_restart"] = run("one")
steps["history_after_restart"] = ask(client.history(raw=True, output=False, hist_access_type="tail", n=2))["history"]

client.shutdown()
finished = time.monotonic() + SECONDS
while manager.is_alive() and time.monotonic() < finished:
    time.sleep(0.1)
steps["ended"] = not manager.is_alive()
print(json.dumps(steps))
