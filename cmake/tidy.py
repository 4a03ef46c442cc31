#!/usr/bin/env python3
"""clang-tidy over our own sources, with the compile commands of BUILD_DIR: cmake/tidy.py BUILD_DIR

A source that had no finding is passed over until it, a header of ours that it includes, its command, the rules or
clang-tidy itself changes: what was found in order is remembered in BUILD_DIR/tidy-passed.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

TIDY = "clang-tidy-16"
FOLDERS = ("base", "cti", "crm-connectors", "desk", "ui", "app")
# g++'s precompiled headers and some of its warnings mean nothing to clang; the rest of the command is the same.
OBJECT = re.compile(r" -o (\S+)")
PRECOMPILED = re.compile(r" -include \S*/cmake_pch\.hxx| -Winvalid-pch| -fpch-preprocess")


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def headers_of_objects(build, root):
    """What ninja noted of each object: the files under root that it was made of."""
    headers, current = {}, None
    for line in output_of("ninja", "-C", build, "-t", "deps").splitlines():
        if line.startswith("    "):
            path = os.path.normpath(os.path.join(build, line.strip()))
            # Headers that the build makes are made of sources of ours, or of the command that is part of the key.
            if path.startswith(root + "/") and not path.startswith(build + "/"):
                current.append(path)
        elif ": #deps" in line:
            current = headers.setdefault(line.split(": #deps")[0], [])
    return headers


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: cmake/tidy.py BUILD_DIR")
    root = str(pathlib.Path(__file__).resolve().parent.parent)
    build = os.path.abspath(sys.argv[1])
    os.chdir(root)
    entries = json.loads(pathlib.Path(build, "compile_commands.json").read_text())
    for entry in entries:
        entry["command"] = PRECOMPILED.sub("", entry["command"])
    ours = set(output_of("git", "ls-files", *(f"{folder}/*.cpp" for folder in FOLDERS)).split())
    entries_of = {}
    for entry in entries:
        entries_of.setdefault(os.path.relpath(entry["file"], root), []).append(entry)
    headers = headers_of_objects(build, root)
    same_for_all = output_of(TIDY, "--version") + pathlib.Path(".clang-tidy").read_text() + pathlib.Path(__file__).read_text()
    digests = {}

    def digest(path):
        if path not in digests:
            digests[path] = hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()
        return digests[path]

    def key(source):
        parts = [same_for_all, source, digest(source)]
        for entry in entries_of.get(source, []):
            made_of = headers.get(OBJECT.search(entry["command"]).group(1))
            if made_of is None:
                return None  # not built: nobody knows what it includes
            parts += [entry["command"]] + [digest(path) for path in sorted(made_of) if os.path.exists(path)]
        if source not in entries_of:
            return None  # the same
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    passed = pathlib.Path(build, "tidy-passed")
    passed.mkdir(exist_ok=True)
    keys = {source: key(source) for source in sorted(ours)}
    for stale in {stamp.name for stamp in passed.iterdir()} - set(keys.values()):
        (passed / stale).unlink()
    wanted = [source for source, name in keys.items() if not name or not (passed / name).exists()]
    print(f"clang-tidy: {len(wanted)} of {len(ours)} sources; the others had no finding before and are the same", flush=True)
    with tempfile.TemporaryDirectory() as work:
        pathlib.Path(work, "compile_commands.json").write_text(json.dumps(entries))

        def look(source):
            run = subprocess.run([TIDY, "-p", work, "--quiet", "--extra-arg=-Wno-unknown-warning-option", source], capture_output=True, text=True)
            if run.returncode == 0 and keys[source]:
                (passed / keys[source]).touch()
            return run

        failed = 0
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for run in pool.map(look, wanted):
                if run.returncode != 0:
                    failed += 1
                    print(run.stdout or run.stderr, flush=True)
    if failed:
        sys.exit(f"balie: clang-tidy has findings in {failed} sources; they stand above")


main()
