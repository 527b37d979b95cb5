"""Reads a calendar from standard input with PyPI's icalendar, and writes what it found as JSON."""

import json
import sys

import icalendar


def plain(value):
    if hasattr(value, "dt"):
        value = value.dt
        if hasattr(value, "total_seconds"):
            return f"PT{int(value.total_seconds() // 3600)}H"
        return value.isoformat()
    return int(value) if isinstance(value, int) else str(value)


def properties(component):
    return {name: plain(value) for name, value in component.items()}


calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
events = calendar.walk("VEVENT")
faults = [list(fault) for component in [calendar, *events] for fault in component.errors]
json.dump({"calendar": properties(calendar), "duties": [properties(e) for e in events], "faults": faults}, sys.stdout)
