#!/usr/bin/env bash
# Checks PDF files for PDF/UA-1 and what can be told of WCAG 2.2 with outloud, which is not what made them.
#
#   check_pdf.sh FILE...
#
# Fails on any error or warning. Two rules are left out:
#   TBL-014  "a drawn grid that no table announces": the rule finds a table's page only by a /Pg of the Table element
#            itself. PDF does not ask for one, and our tables have it at their content, so every table is reported.
#   TBL-010  "header cells look shredded": the rule holds more header cells than data cells for a heading cut into pieces.
#            A table of one row whose first cell is its header is like that, and ours cannot have cut headings: one column
#            is one cell.
# What this cannot tell is whether the words are right: outloud lists those points as needing a person.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
outloud=${OUTLOUD:-$root/target/tools/bin/outloud}

[ "$#" -gt 0 ] || { echo "check_pdf: name the PDF files to check" >&2; exit 2; }
[ -x "$outloud" ] || { echo "check_pdf: outloud is not here; run 'scripts/setup.sh test' first" >&2; exit 2; }
exec "$outloud" --fail-on warning --skip TBL-014 --skip TBL-010 "$@"
