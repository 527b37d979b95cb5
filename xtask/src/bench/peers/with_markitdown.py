"""The cells of the pipe tables that markitdown makes of a document, as JSON."""

import json
import re
import sys

from markitdown import MarkItDown

lines = MarkItDown().convert(sys.argv[1]).text_content.splitlines()
rows = [re.split(r"(?<!\\)\|", line.strip().strip("|")) for line in lines if line.lstrip().startswith("|")]
cells = [cell.replace("\\|", "|").replace("**", "").strip() for row in rows for cell in row]
print(json.dumps([cell for cell in cells if cell.strip("-: ")]))
