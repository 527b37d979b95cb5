//! PDF files written by hand.

/// A file of some objects, numbered from 1; the first is the catalogue.
pub fn file(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let count = places.len() + 1;
    out.extend(format!("trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}

/// A stream object.
pub fn stream(dictionary: &str, content: &str) -> String {
    format!("<<{dictionary}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// A file of pages with the same font, `F1` Helvetica and `F2` Helvetica bold, each page drawn by its content; `extra`
/// goes into every page's dictionary, `more` are objects from number 5 on, after which come the pages.
pub fn pages(contents: &[&str], extra: &str, more: &[&str]) -> Vec<u8> {
    let first = 5 + more.len();
    let kids: Vec<String> = (0..contents.len()).map(|at| format!("{} 0 R", first + at * 2)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), kids.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    objects.extend(more.iter().map(|object| (*object).to_owned()));
    for (at, content) in contents.iter().enumerate() {
        let own = first + at * 2 + 1;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {own} 0 R\
             /Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</X 5 0 R>>>>{extra}>>"
        ));
        objects.push(stream("", content));
    }
    file(&objects)
}

/// Words at a place from the lower left.
pub fn words(x: u32, y: u32, words: &str) -> String {
    format!("BT /F1 11 Tf {x} {y} Td ({words}) Tj ET\n")
}
