"""Runs a program RUNS times and prints the middle time in milliseconds and the largest memory in kilobytes, those of the
processes that it starts counted.

    measure.py RUNS OUTPUT PROGRAM ARGUMENT...

What the program prints is kept in the file OUTPUT.
"""

import os
import sys
import time


def run(output, command):
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{command[0]} ended with {code}")
    return (time.monotonic() - start) * 1000, usage.ru_maxrss


runs = [run(sys.argv[2], sys.argv[3:]) for _ in range(int(sys.argv[1]))]
times = sorted(milliseconds for milliseconds, _ in runs)
print(times[len(times) // 2], max(kilobytes for _, kilobytes in runs))
