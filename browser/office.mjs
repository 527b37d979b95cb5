// A Word document and an Excel workbook as a council would send them, made here so that no file of theirs is kept.

// A zip whose files are stored as they are: { "path": "content" } to bytes.
function zip(files) {
  const [parts, directory] = [[], []];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const [name, body] = [Buffer.from(path), Buffer.from(content)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(body), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(body.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    parts.push(Buffer.from("PK\x03\x04"), fields, name, body);
    directory.push(Buffer.from("PK\x01\x02\x14\0"), fields, tail, name);
    offset += 30 + name.length + body.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

function crc32(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const rels = (type, target) =>
  `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
const types = (part, type) =>
  `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/></Types>`;

const heads = ["Action", "Lead", "Timescale", "Comment", "RAG"];
const actions = [
  ["Write a guide to visits for every team", "Head of Visits", "31 March 2026", "The guide is with partners", "FFC000"],
  ["Hold a workshop in each locality", "Head of Visits", "June 2026", "Two of four were held", "00B050"],
  ["Audit twenty files every month", "Head of Quality", "Monthly", "Audits began in May", "C00000"],
];

// A plan as a Word document: a heading, a table with merged leads, a struck date and colours for ratings.
export function docx() {
  const text = (words, set = "") => `<w:r>${set && `<w:rPr>${set}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
  const cell = (inside, set = "") => `<w:tc><w:tcPr>${set}</w:tcPr><w:p>${inside}</w:p></w:tc>`;
  const merged = ['<w:vMerge w:val="restart"/>', "<w:vMerge/>", ""];
  const row = ([action, lead, when, comment, colour], nth) =>
    `<w:tr>${cell(text(action))}${cell(nth === 1 ? "" : text(lead), merged[nth])}${cell(
      nth === 1 ? text("May 2026 ", "<w:strike/>") + text(when) : text(when),
    )}${cell(text(comment))}${cell("", `<w:shd w:val="clear" w:color="auto" w:fill="${colour}"/>`)}</w:tr>`;
  const head = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${heads.map((words) => cell(text(words, "<w:b/>"))).join("")}</w:tr>`;
  const title = (words, level) => `<w:p><w:pPr><w:pStyle w:val="Heading${level}"/></w:pPr>${text(words)}</w:p>`;
  const body = `${title("Improvement Plan", 1)}${title("Recommendation 1: Visits to children are on time", 2)}<w:tbl>${head}${actions.map(row).join("")}</w:tbl><w:p/>`;
  return zip({
    "[Content_Types].xml": types("word/document.xml", "wordprocessingml.document.main"),
    "_rels/.rels": rels("officeDocument", "word/document.xml"),
    "word/document.xml": `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
}

// The same plan as a workbook of one sheet.
export function xlsx() {
  const cell = (words, row, column) => `<c r="${"ABCDE"[column]}${row}" t="inlineStr"><is><t>${words}</t></is></c>`;
  const row = (cells, nth) => `<row r="${nth}">${cells.map((words, column) => cell(words, nth, column)).join("")}</row>`;
  const named = actions.map(([action, lead, when, comment], nth) => [action, lead, when, comment, ["Amber", "Green", "Red"][nth]]);
  const rows = [["Recommendation 1: Visits to children are on time"], heads, ...named].map((cells, nth) => row(cells, nth + 1));
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return zip({
    "[Content_Types].xml": types("xl/workbook.xml", "spreadsheetml.sheet.main"),
    "_rels/.rels": rels("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Our plan" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": rels("worksheet", "worksheets/sheet1.xml"),
    "xl/worksheets/sheet1.xml": `${xml}<worksheet xmlns="${main}"><sheetData>${rows.join("")}</sheetData></worksheet>`,
  });
}
