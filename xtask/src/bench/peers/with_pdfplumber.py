"""The cells of the tables of a PDF, as pdfplumber finds them, as JSON."""

import json
import sys

import pdfplumber

with pdfplumber.open(sys.argv[1]) as document:
    tables = [table for page in document.pages for table in page.extract_tables()]
print(json.dumps([cell for table in tables for row in table for cell in row if cell]))
