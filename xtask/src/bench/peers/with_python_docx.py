"""The cells of the tables of a Word document, as python-docx finds them, as JSON."""

import json
import sys

import docx

tables = docx.Document(sys.argv[1]).tables
print(json.dumps([cell.text for table in tables for row in table.rows for cell in row.cells if cell.text]))
