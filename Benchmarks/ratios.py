"""What the runs say, as Markdown: our program beside each other one."""
import os

TITLES = {
    "w1": "W1: one dispatch sheet of 30 rows, cold start",
    "w2": "W2: one dispatch sheet of 10,000 rows",
    "w3": "W3: 1,000 letters as 1,000 files",
}
OURS = "hanform"


def table(results):
    lines = [versions(results), ""]
    for workload, runs in sorted(results["runs"].items()):
        lines += [f"### {TITLES[workload]}", "", *workload_table(runs), ""]
    return "\n".join(lines)


def versions(results):
    known = [f"{name} {version}" for name, version in results["versions"].items() if version != "?"]
    return f"{results['time']}, {os.cpu_count()} cores, medians of interleaved runs; " + "; ".join(known)


def workload_table(runs):
    ours = runs.get(OURS)
    if ours and "fail" in ours:
        ours = None
    yield "| program | CPU s | wall s | RSS MB | KB | CPU: it/ours | ours/it | wall: it/ours | n |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
    for name, run in sorted(runs.items(), key=lambda item: item[1].get("cpu", float("inf"))):
        yield row(name, run, ours)


def row(name, run, ours):
    if "fail" in run:
        reason = run["fail"].replace("|", "/").replace("\n", " ")[:120]
        return f"| {name} | failed: {reason} | | | | | | | {run['n']} |"
    ratios = ["", "", ""]
    if ours and name != OURS:
        ratios = [
            f"{run['cpu'] / ours['cpu']:.2f}",
            f"{ours['cpu'] / run['cpu']:.2f}",
            f"{run['wall'] / ours['wall']:.2f}",
        ]
    figures = [f"{run['cpu']:.2f}", f"{run['wall']:.2f}", f"{run['rss_mb']:.0f}", f"{run['bytes'] / 1e3:.0f}"]
    return "| " + " | ".join([name, *figures, *ratios, str(run["n"])]) + " |"
